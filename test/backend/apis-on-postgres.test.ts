import {after} from 'node:test';
import {apiSuites} from './api.suites.js';
import {onPostgres} from './postgres.js';
import {propertiesSuite} from './properties.suite.js';
import {stopPostgres, useWorld} from './support.js';
import {webhookSecret} from './webhooks.suite.js';

onPostgres('On Postgres, with two backends', () => {
  apiSuites('postgres');
  propertiesSuite(useWorld({webhookSecret}, 'postgres'));
  after(stopPostgres);
});
