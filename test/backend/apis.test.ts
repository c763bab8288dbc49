import {everything} from '../../.config/extent.js';
import {apiSuites, stateSuites} from './api.suites.js';
import {hasPostgres} from './postgres.js';
import {propertiesSuite} from './properties.suite.js';
import {useWorld} from './support.js';
import {webhookSecret} from './webhooks.suite.js';

if (everything || !hasPostgres()) {
  apiSuites('pglite');
  propertiesSuite(useWorld({webhookSecret}));
} else {
  console.log('What becomes of requests is tested on Postgres alone; EVERYTHING=1 does so on PGlite, too.');
  stateSuites('pglite');
}
