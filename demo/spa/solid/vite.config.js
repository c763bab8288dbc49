import {defineConfig} from 'vite';
import solid from 'vite-plugin-solid';
import {server} from '../shared/server.js';

export default defineConfig({plugins: [solid()], server});
