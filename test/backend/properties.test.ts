import {propertiesSuite} from './properties.suite.js';
import {useWorld} from './support.js';

propertiesSuite(useWorld());
