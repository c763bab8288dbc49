// The components are compiled in the browser, so that Vite needs nothing of Angular's own build.
import '@angular/compiler';
import {provideZonelessChangeDetection} from '@angular/core';
import {bootstrapApplication} from '@angular/platform-browser';
import {App} from './app.js';

await bootstrapApplication(App, {providers: [provideZonelessChangeDetection()]});
