import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {z} from '@hono/zod-openapi';
import type {Database} from '../../demo/org-backend/store/database.js';
import {abandonAttempt, beginAttempt, keepAnswer} from '../../demo/org-backend/store/kept-answers.js';
import {openStore} from '../../demo/org-backend/store/open.js';
import {countHit} from '../../demo/org-backend/store/rate-limits.js';
import {writeDemoData} from '../../demo/org-backend/store/demo-data.js';
import {findAccount, openSession} from '../../demo/org-backend/store/sessions.js';
import {sweep} from '../../demo/org-backend/store/sweep.js';
import {freshStore, type StoreKind} from './support.js';

/** What time does to things in the store. */
export function storeSuite(kind: StoreKind): void {
  describe('The store', () => {
    let database: Database;
    let drop: () => Promise<void>;
    before(async () => {
      const store = await freshStore(kind);
      drop = store.drop;
      database = await openStore(store.location, writeDemoData);
    });
    after(async () => {
      await database.close();
      await drop();
    });

    const scope = (key: string) => ({orgId: 'org_demo', userId: 'user_billing', key});
    const begin = async (key: string, limitSeconds = 60) => {
      const attempt = await beginAttempt(database, scope(key), 'request', limitSeconds);
      return attempt.kind === 'ours' ? attempt.id : attempt.kind;
    };
    const count = async (table: string) => {
      const [row] = await database.rows(
        z.object({count: z.number()}),
        `select count(*)::integer as count from ${table}`,
      );
      return row?.count;
    };

    it('lets a repeat take over from an attempt that is out of time, whose answer then counts no more', async () => {
      const dead = await begin('takeover', 0);
      const second = await begin('takeover');
      assert.notEqual(second, dead);
      assert.equal(await begin('takeover'), 'running');
      await keepAnswer(database, scope('takeover'), dead, {status: 200, body: '"dead"'});
      await abandonAttempt(database, scope('takeover'), dead);
      assert.equal(await begin('takeover'), 'running');
      await keepAnswer(database, scope('takeover'), second, {status: 200, body: '"alive"'});
      assert.deepEqual(await beginAttempt(database, scope('takeover'), 'request', 60), {
        kind: 'answered',
        answer: {status: 200, body: '"alive"'},
      });
    });

    it('holds neither the key nor the answer in plain text', async () => {
      const attempt = await begin('secret-key');
      await keepAnswer(database, scope('secret-key'), attempt, {status: 200, body: 'pi_1_secret_2'});
      const rows = await database.rows(
        z.object({row: z.string()}),
        'select kept::text as row from kept_answer kept',
      );
      assert.ok(rows.length > 0);
      for (const {row} of rows) assert.doesNotMatch(row, /secret/);
    });

    it('holds no password and no token in plain text', async () => {
      const {accessToken, refreshToken} = await openSession(database, 'user_billing', new Date());
      const tables = ['bearer', 'refresh_token', 'user_password'];
      for (const table of tables) {
        const rows = await database.rows(
          z.object({row: z.string()}),
          `select t::text as row from ${table} t`,
        );
        const text = rows.map(({row}) => row).join('\n');
        for (const secret of [accessToken, refreshToken, 'demo-billing', 'demo-password']) {
          assert.ok(rows.length > 0 && !text.includes(secret), table);
        }
      }
      const hash = (await findAccount(database, 'billing@demo.example'))?.scrypt;
      assert.match(hash ?? '', /^32768\$8\$1\$/);
    });

    it('is rid of what has expired, and of nothing else', async () => {
      await database.run('delete from kept_answer');
      await database.run('delete from rate_window');
      await begin('old');
      await database.run(`update kept_answer set expires_at = now() - interval '1 second'`);
      await begin('new');
      await countHit(database, 'old', -1);
      await countHit(database, 'new', 60);
      await openSession(database, 'user_billing', new Date(0));
      const bearers = await count('bearer');
      await sweep(database);
      assert.equal(await count('kept_answer'), 1);
      assert.equal(await count('rate_window'), 1);
      assert.equal(await count('bearer'), (bearers ?? 0) - 1);
      assert.equal(await begin('new'), 'running');
    });

    it('starts a window of requests anew when it is over', async () => {
      assert.equal((await countHit(database, 'bucket', -1)).hits, 1);
      assert.equal((await countHit(database, 'bucket', 60)).hits, 1);
      assert.deepEqual(await countHit(database, 'bucket', 60), {hits: 2, secondsLeft: 60});
    });
  });
}
