const orgBackend = `http://localhost:${process.env.ORG_BACKEND_PORT ?? 5174}`;

/** Vite's development server beside `npm start`: the organization's API under the app's own origin. */
export const server = {
  fs: {allow: ['..']},
  proxy: {'/v2': orgBackend, '/api': orgBackend},
};
