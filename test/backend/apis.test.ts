import {apiSuites, stateSuites} from './api.suites.js';
import {hasPostgres} from './postgres.js';

if (hasPostgres() && process.env['EVERYTHING'] === undefined) {
  console.log('What becomes of requests is tested on Postgres alone; EVERYTHING=1 does so on PGlite, too.');
  stateSuites('pglite');
} else {
  apiSuites('pglite');
}
