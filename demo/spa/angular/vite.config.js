import {defineConfig} from 'vite';
import {server} from '../shared/server.js';

export default defineConfig({server});
