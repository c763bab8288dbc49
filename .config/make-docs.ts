import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {generatedPages} from './docs/generated.js';
import {root} from './test-files.js';

// Writes the pages of the documentation that are made from the code anew.

for (const [path, make] of Object.entries(generatedPages)) writeFileSync(join(root, path), await make());
