import {catalyzeSuite} from './catalyze.suite.js';
import {gategoAttachSuite} from './gatego-attach.suite.js';
import {gategoIntentSuite} from './gatego-intent.suite.js';
import {propertiesSuite} from './properties.suite.js';
import {useWorld} from './support.js';

// To start Postgres in WebAssembly takes longer than any of these: they share one.
const world = useWorld();
catalyzeSuite(world);
gategoAttachSuite(world);
gategoIntentSuite(world);
propertiesSuite(world);
