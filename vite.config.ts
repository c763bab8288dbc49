import {fileURLToPath} from 'node:url';
import {defineConfig, type UserConfig} from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));

/**
 * One line in the place of the notice that each bundled module brings. The byte order mark keeps the languages' letters
 * right in a page that does not say it is UTF-8.
 */
const notice =
  '\uFEFF/*! payment-method-form, MIT. Contains Lit, (c) Google LLC, BSD-3-Clause; @stripe/stripe-js, (c) Stripe, MIT. */';

/** The script-tag build: everything but the languages inside one file that works as a classic and as a module script. */
const scriptTag: UserConfig = {
  root,
  publicDir: false,
  resolve: {
    // The languages are files beside the script.
    alias: [{find: './import-language.js', replacement: `${root}src/locales/import-beside-script.ts`}],
  },
  define: {'process.env.NODE_ENV': '"production"'},
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: false, // the unbundled modules stand there too
    lib: {
      entry: 'src/define.ts',
      formats: ['iife'],
      name: 'PaymentMethodForm',
      fileName: () => 'payment-method-form.min.js',
    },
    rolldownOptions: {output: {codeSplitting: false, comments: false, postBanner: notice}},
  },
};

/** `npm start -- --dev`: demo/ with the element straight from its source. */
const playground: UserConfig = {
  root: `${root}demo`,
  server: {
    port: 5173,
    strictPort: true,
    fs: {allow: ['demo', 'src', 'node_modules'].map((folder) => `${root}${folder}`)},
  },
  // The element's packages are modules already. To bundle them when first met would reload the page under its user.
  optimizeDeps: {noDiscovery: true, include: []},
};

export default defineConfig(({command}) => (command === 'build' ? scriptTag : playground));
