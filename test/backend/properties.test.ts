import {propertiesSuite} from './properties.suite.js';
import {webhookSecret} from './webhooks.suite.js';
import {useWorld} from './support.js';

propertiesSuite(useWorld({webhookSecret}));
