import {after} from 'node:test';
import {apiSuites} from './api.suites.js';
import {onPostgres} from './postgres.js';
import {stopPostgres} from './support.js';

onPostgres('On Postgres, with two backends', () => {
  apiSuites('postgres');
  after(stopPostgres);
});
