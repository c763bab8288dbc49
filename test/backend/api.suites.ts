import {describe} from 'node:test';
import {abuseSuite, guarded} from './abuse.suite.js';
import {catalyzeSuite} from './catalyze.suite.js';
import {gategoAttachSuite} from './gatego-attach.suite.js';
import {gategoIntentSuite} from './gatego-intent.suite.js';
import {repeatsSuite} from './repeats.suite.js';
import {restartSuite} from './restart.suite.js';
import {maxCards, saveCardSuite} from './save-card.suite.js';
import {clock, signInSuite} from './sign-in.suite.js';
import {storeSuite} from './store.suite.js';
import {useWorld, type StoreKind} from './support.js';
import {updateCardSuite} from './update-card.suite.js';
import {webhookSecret, webhooksSuite} from './webhooks.suite.js';

/** Everything that both APIs do, on one kind of store. */
export function apiSuites(kind: StoreKind): void {
  requestSuites(kind);
  stateSuites(kind);
}

/** What becomes of requests. To start a store takes longer than most suites: they share one. */
function requestSuites(kind: StoreKind): void {
  describe('Both APIs', () => {
    const world = useWorld({webhookSecret, now: clock.now}, kind);
    catalyzeSuite(world);
    gategoAttachSuite(world);
    gategoIntentSuite(world);
    repeatsSuite(world);
    signInSuite(world);
    updateCardSuite(world);
    webhooksSuite(world);
  });
  describe('Saving cards', () => {
    saveCardSuite(useWorld({maxCards}, kind));
  });
  describe('Abuse', () => {
    abuseSuite(useWorld(guarded, kind));
  });
}

/** What is kept, and for how long. */
export function stateSuites(kind: StoreKind): void {
  storeSuite(kind);
  restartSuite(kind);
}
