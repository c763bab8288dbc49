import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {snippet} from '../../demo/playground/snippet.js';

describe('the HTML to copy', () => {
  it('is the script and the tag with its attributes', () => {
    const attributes = new Map([
      ['publishable-key', 'pk_test_1'],
      ['make-default', ''],
    ]);
    assert.equal(
      snippet({attributes, authToken: false}),
      `<script src="payment-method-form.min.js"></script>

<payment-method-form
  publishable-key="pk_test_1"
  make-default
></payment-method-form>`,
    );
  });

  it('keeps an empty attribute that is no boolean', () => {
    assert.match(snippet({attributes: new Map([['endpoint', '']]), authToken: false}), /^ {2}endpoint=""$/m);
  });

  it('cannot be broken out of by a value', () => {
    const attributes = new Map([['description', '"><script>&amp;']]);
    assert.match(snippet({attributes, authToken: false}), /^ {2}description="&quot;>&lt;script>&amp;amp;"$/m);
  });

  it('asks for a token only where one is sent, and never contains one', () => {
    assert.match(snippet({attributes: new Map(), authToken: true}), /authToken = \(\) => sessionToken\(\)/);
    assert.doesNotMatch(snippet({attributes: new Map(), authToken: false}), /authToken/);
  });

  it('loads the offline Stripe first, where the page uses it', () => {
    const offlineStripeUrl = 'http://127.0.0.1:5175/endive/stripe.js';
    const html = snippet({attributes: new Map(), authToken: false, offlineStripeUrl});
    assert(html.indexOf(offlineStripeUrl) < html.indexOf('payment-method-form.min.js'));
    assert.match(html, /<script src="http:\/\/127\.0\.0\.1:5175\/endive\/stripe\.js"><\/script>/);
  });

  it('puts the tag into a form with a button of its own when the tag has none', () => {
    const html = snippet({attributes: new Map([['no-submit', '']]), authToken: false});
    assert.match(
      html,
      /<form>\n {2}<payment-method-form\n {4}no-submit\n {2}><\/payment-method-form>\n {2}<button>/,
    );
  });
});
