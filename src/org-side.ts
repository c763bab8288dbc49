/** All that speaks with the org's API: a part of its own, which nothing that is seen at first has to wait for. */
export {Attempts} from './attempts.js';
export {outcomeWords} from './locales/en-outcomes.js';
export {checkPermission} from './org-api/permission.js';
