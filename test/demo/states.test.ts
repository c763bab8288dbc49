import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {faultOfLink, pageHtml} from '../../demo/page/html.js';
import {formatQuery, parseQuery} from '../../demo/playground/query.js';
import {
  attributesOf,
  attributesWithFault,
  shownSetUp,
  withoutStateThatNeeds,
} from '../../demo/playground/set-up.js';
import {stateNames} from '../../demo/playground/states.js';
import {settings} from './playground-settings.js';

const parse = (search: string) => parseQuery(search, settings);
const stripe = {...settings, stripe: {kind: 'test'}} as const;

describe('a state in the query', () => {
  it('stays in the link, with what else is given', () => {
    for (const state of stateNames) {
      const search = `?layout=card&state=${state}`;
      assert.equal(formatQuery(parse(search), settings), search);
    }
  });

  it('is left out where there is none of that name, or nobody who could type into Stripe’s frames', () => {
    assert.equal(formatQuery(parse('?state=constructor'), settings), '');
    assert.equal(formatQuery(parseQuery('?state=empty', stripe), stripe), '');
  });

  it('brings what it needs, whatever is given, and none of that gets into the link', () => {
    const setUp = parse('?state=no-permission&contract=gatego-attach&bearer=none');
    const shown = shownSetUp(setUp);
    const attributes = attributesOf(shown, settings);
    assert.deepEqual(shown.bearer, {kind: 'demo', token: 'demo-viewer'});
    assert.equal(attributes.get('contract'), 'catalyze');
    assert.equal(attributes.get('check-permission'), 'user_viewer');
    assert.equal(formatQuery(setUp, settings), '?contract=gatego-attach&bearer=none&state=no-permission');
    assert.equal(
      attributesOf(shownSetUp(parse('?state=misconfigured')), settings).has('publishable-key'),
      false,
    );
  });

  it('lets its own fault strike in the place of another one, and another one where it has none', () => {
    assert.equal(shownSetUp(parse('?state=unknown&fault=org-500')).choices.fault, 'org-lost-answers');
    assert.equal(shownSetUp(parse('?state=attached&fault=org-500')).choices.fault, 'org-500');
  });

  it('is left by a change of what it needs, and of nothing else', () => {
    const after = (search: string, what: Parameters<typeof withoutStateThatNeeds>[1]) =>
      withoutStateThatNeeds(parse(search), what).choices.state;
    assert.equal(after('?state=authenticating', 'contract'), undefined);
    assert.equal(after('?state=authenticating', 'layout'), 'authenticating');
    assert.equal(after('?state=signed-out', 'the bearer'), undefined);
    assert.equal(after('?state=signed-out', 'the fault'), 'signed-out');
    assert.equal(after('?state=unknown', 'the fault'), undefined);
  });
});

describe('a fault in the query', () => {
  it('stays in the link, and is left out where there is none of that name', () => {
    assert.equal(formatQuery(parse('?fault=org-500'), settings), '?fault=org-500');
    assert.equal(formatQuery(parse('?fault=toString'), settings), '');
  });

  it('has the tag send to where it strikes', () => {
    const setUp = parse('?fault=org-slow');
    const onTag = attributesWithFault(
      attributesOf(setUp, settings),
      setUp,
      settings,
      'http://localhost:8001',
    );
    assert.equal(onTag.get('endpoint'), 'http://localhost:8001/faults/org-slow/v2/org/{orgId}/payment');
    assert.equal(
      attributesOf(setUp, settings).get('endpoint'),
      'http://localhost:8002/v2/org/{orgId}/payment',
    );
  });

  it('keeps the offline Stripe off the page where its script is not to come, also for a state', () => {
    const html = (url: string) => pageHtml('<head></head>', settings, faultOfLink(url, settings));
    assert.match(html('/?fault=org-500'), /stripe\.js"><\/script>/);
    for (const url of ['/?fault=script-hangs', 'http://localhost:1/?state=offline'])
      assert.doesNotMatch(html(url), /stripe\.js"><\/script>/);
  });
});
