import assert from 'node:assert/strict';
import {afterEach, describe, it} from 'node:test';
import {catalyzeMessage, catalyzeRefusal, gategoCode, type Answer, type World} from './support.js';

const password = 'demo-password';
const hour = 60 * 60 * 1000;

/** The clock of the backends in these tests: so many milliseconds ahead. */
export const clock = {ahead: 0, now: (): Date => new Date(Date.now() + clock.ahead)};

interface SessionBody {
  access_token: string;
  refresh_token: string;
  expires_in: number;
}

/** Signing in, and staying signed in, through both APIs. */
export function signInSuite(world: () => World): void {
  const login = (email: string, secret = password) =>
    world().callAny('POST', '/auth/login', {
      body: {email, password: secret},
      headers: {authorization: undefined},
    });
  const renew = (token: string) =>
    world().callAny('POST', '/auth/refresh-token', {
      body: {refresh_token: token},
      headers: {authorization: undefined},
    });
  const sessionIn = ({status, body}: Answer): SessionBody => {
    assert.equal(status, 200, JSON.stringify(body));
    return body as SessionBody;
  };
  const mayRead = async (bearer: string) =>
    (await world().callAny('GET', '/v2/org/org_demo', {bearer})).status === 200;

  describe('Signing in', () => {
    it('gives a bearer that works, through either API', async () => {
      const {expires_in: seconds, ...session} = sessionIn(await login('Billing@demo.example'));
      assert.equal(seconds, 3600);
      assert.ok(await mayRead(session.access_token));
      const user = await world().call('POST', '/v2/auth/signin', {
        body: {identifier: 'billing@demo.example', password},
        headers: {authorization: undefined},
      });
      const {sessionToken, ...rest} = user.body as {sessionToken: string};
      assert.deepEqual(rest, {id: 'user_billing', email: 'billing@demo.example'});
      assert.ok(await mayRead(sessionToken));
    });

    it('is refused alike for a wrong password and an unknown address', async () => {
      const wrong = await login('billing@demo.example', 'guess');
      const unknown = await login('nobody@demo.example');
      assert.equal(gategoCode(wrong, 401), 'bad-credentials');
      assert.deepEqual(wrong.body, unknown.body);
      const body = {identifier: 'billing@demo.example', password: 'guess'};
      catalyzeMessage(await world().call('POST', '/v2/auth/signin', {body}), 401);
    });

    it('says why an account may not, but only to who knows the password', async () => {
      assert.equal(gategoCode(await login('new@demo.example'), 401), 'account-not-validated');
      assert.equal(gategoCode(await login('gone@demo.example'), 401), 'inactive-account');
      assert.equal(gategoCode(await login('gone@demo.example', 'guess'), 401), 'bad-credentials');
    });

    it('needs the API key on Catalyze, and both fields on either', async () => {
      const {call} = world();
      const body = {identifier: 'billing@demo.example', password};
      catalyzeMessage(await call('POST', '/v2/auth/signin', {body, headers: {'x-api-key': undefined}}), 401);
      catalyzeMessage(await call('POST', '/v2/auth/signin', {body: {password}}), 400);
      assert.equal(
        gategoCode(await call('POST', '/auth/login', {body: {email: 'a@b.c'}}), 400),
        'validation-error',
      );
    });
  });

  describe('A refresh token', () => {
    afterEach(() => {
      clock.ahead = 0;
    });

    it('is traded for a new session, again and again', async () => {
      let session = sessionIn(await login('billing@demo.example'));
      for (let round = 0; round < 3; round++) {
        const next = sessionIn(await renew(session.refresh_token));
        assert.notEqual(next.refresh_token, session.refresh_token);
        assert.ok(await mayRead(next.access_token));
        session = next;
      }
    });

    it('that comes a second time ends everything that came of its session, and nothing else', async () => {
      const first = sessionIn(await login('billing@demo.example'));
      const elsewhere = sessionIn(await login('billing@demo.example'));
      const second = sessionIn(await renew(first.refresh_token));
      assert.equal(gategoCode(await renew(first.refresh_token), 401), 'bad-credentials');
      assert.equal(gategoCode(await renew(second.refresh_token), 401), 'bad-credentials');
      assert.deepEqual(await Promise.all([first, second].map(({access_token: it}) => mayRead(it))), [
        false,
        false,
      ]);
      assert.ok(await mayRead(elsewhere.access_token));
    });

    it('is given to one of two who send it at once', async () => {
      const {refresh_token: token} = sessionIn(await login('billing@demo.example'));
      const answers = await Promise.all([renew(token), renew(token)]);
      assert.deepEqual(answers.map(({status}) => status).sort(), [200, 401]);
    });

    it('lasts for 30 days, and a bearer for an hour', async () => {
      const session = sessionIn(await login('billing@demo.example'));
      clock.ahead = hour - 10_000;
      assert.ok(await mayRead(session.access_token));
      clock.ahead = hour;
      const late = await world().call('GET', '/v2/org/org_demo', {bearer: session.access_token});
      assert.equal(catalyzeRefusal(late, 401).error_code, 'token-expired');
      clock.ahead = 30 * 24 * hour - 10_000;
      const renewed = sessionIn(await renew(session.refresh_token));
      assert.ok(await mayRead(renewed.access_token));
      clock.ahead += 30 * 24 * hour;
      assert.equal(gategoCode(await renew(renewed.refresh_token), 401), 'token-expired');
    });

    it('is refused when nobody made it', async () => {
      assert.equal(gategoCode(await renew('made-up'), 401), 'bad-credentials');
    });
  });
}
