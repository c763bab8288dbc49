import {fileURLToPath} from 'node:url';
import {defineConfig, type UserConfig} from 'vite';
import {minifyTemplates} from './.config/minify-templates.js';
import {scriptChunks} from './.config/script-chunks.js';

const root = fileURLToPath(new URL('.', import.meta.url));

/**
 * What each file begins with. The byte order mark keeps the languages' letters right in a page that does not say it is UTF-8. The
 * magic comment has V8 compile all functions while the file comes in, not one after the other on the page's main thread once they
 * are called. The notice stands for those that each bundled module brings.
 */
const notice =
  '\uFEFF//# allFunctionsCalledOnLoad\n/*! payment-method-form, MIT. Contains Lit, (c) Google LLC: see LICENSES.txt */';

/**
 * The script-tag build: one file that works as a classic and as a module script. The languages, and what is not needed before
 * Stripe's fields are there, are files beside it.
 */
const scriptTag: UserConfig = {
  root,
  publicDir: false,
  plugins: [minifyTemplates(), scriptChunks('PaymentMethodForm', notice)],
  resolve: {
    alias: [{find: './import-language.js', replacement: `${root}src/locales/import-beside-script.ts`}],
  },
  define: {'process.env.NODE_ENV': '"production"'},
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: false, // the unbundled modules stand there too
    lib: {
      entry: 'src/define.ts',
      formats: ['es'],
      fileName: () => 'payment-method-form.min.js',
    },
    rolldownOptions: {
      // What a part shares with the script stays in the script.
      preserveEntrySignatures: 'allow-extension',
      output: {chunkFileNames: 'chunks/[name].js', comments: false, minify: true},
    },
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
