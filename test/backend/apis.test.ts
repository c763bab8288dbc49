import {apiSuites} from './api.suites.js';

apiSuites('pglite');
