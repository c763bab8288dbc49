import react from '@vitejs/plugin-react';
import {defineConfig} from 'vite';
import {server} from '../shared/server.js';

export default defineConfig({plugins: [react()], server});
