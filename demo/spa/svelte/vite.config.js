import {svelte} from '@sveltejs/vite-plugin-svelte';
import {defineConfig} from 'vite';
import {server} from '../shared/server.js';

export default defineConfig({plugins: [svelte()], server});
