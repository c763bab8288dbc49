import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {errorsPage, makeErrorsPage} from './errors/page.js';
import {root} from './test-files.js';

// Writes demo/docs/errors.md anew, from the code.

writeFileSync(join(root, errorsPage), await makeErrorsPage());
