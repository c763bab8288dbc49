import {startOrgBackend, writeDemoData, type OrgBackendOptions} from '../../demo/org-backend/index.js';

// One backend in a process of its own: its options come as JSON, its URL goes to standard output.

const options = JSON.parse(process.argv[2] ?? '') as OrgBackendOptions;
const backend = await startOrgBackend({...options, fill: writeDemoData});
console.log(backend.url);

process.once('SIGTERM', () => {
  void backend.stop().then(() => process.exit(0));
});
// Whoever started it holds the other end.
process.stdin.resume().once('close', () => process.exit(0));
