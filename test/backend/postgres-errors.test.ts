import assert from 'node:assert/strict';
import {it} from 'node:test';
import pg from 'pg';
import {isUnavailable} from '../../demo/org-backend/store/postgres.js';

const withCode = (code: string) => Object.assign(new pg.DatabaseError('Trouble.', 0, 'error'), {code});

it('Postgres is "not available right now" where it is not the statement that is wrong', () => {
  for (const code of ['08006', '40001', '40P01', '53300', '55P03', '57014', '57P01']) {
    assert.ok(isUnavailable(withCode(code)), code);
  }
  assert.ok(isUnavailable(Object.assign(new Error('refused'), {code: 'ECONNREFUSED'})));
  for (const code of ['23505', '42601', '22001', '55000']) assert.ok(!isUnavailable(withCode(code)), code);
  assert.ok(!isUnavailable(new TypeError('of ours')));
});
