import vue from '@vitejs/plugin-vue';
import {defineConfig} from 'vite';
import {server} from '../shared/server.js';

const isCustomElement = (tag) => tag === 'payment-method-form';

export default defineConfig({
  plugins: [vue({template: {compilerOptions: {isCustomElement}}})],
  server,
});
