import angular from '@analogjs/vite-plugin-angular';
import {defineConfig} from 'vite';
import {server} from '../shared/server.js';

export default defineConfig({plugins: [angular({tsconfig: 'tsconfig.json', liveReload: true})], server});
