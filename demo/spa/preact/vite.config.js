import preact from '@preact/preset-vite';
import {defineConfig} from 'vite';
import {server} from '../shared/server.js';

export default defineConfig({plugins: [preact()], server});
