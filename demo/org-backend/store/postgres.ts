import pg from 'pg';
import {ApiError} from '../http/api-error.js';
import type {Database, Sql} from './database.js';

/** Opens a pool on any Postgres. Several backend processes may share one database. */
export async function openPostgres(connectionString: string): Promise<Database> {
  const pool = new pg.Pool({
    connectionString,
    max: 10,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 10_000,
    application_name: 'org-backend',
  });
  // An idle connection that the server closed is replaced on the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  const database: Database = {
    ...statements(pool),
    transaction: (work) => inTransaction(pool, work),
    close: () => pool.end(),
  };
  await database.run('select 1');
  return database;
}

function statements(target: pg.Pool | pg.PoolClient): Sql {
  return {
    async rows(row, text, values = []) {
      const result = await target.query<Record<string, unknown>>(text, [...values]).catch(rethrow);
      return result.rows.map((found) => row.parse(found));
    },
    async run(text, values = []) {
      const result = await target.query(text, [...values]).catch(rethrow);
      return result.rowCount ?? 0;
    },
    async script(text) {
      await target.query(text).catch(rethrow);
    },
  };
}

async function inTransaction<Result>(pool: pg.Pool, work: (sql: Sql) => Promise<Result>): Promise<Result> {
  const client = await pool.connect().catch(rethrow);
  try {
    await client.query('begin');
    const result = await work(statements(client));
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    const rolledBack = await client.query('rollback').then(
      () => true,
      () => false,
    );
    // A connection that cannot even roll back is not given back to the pool.
    client.release(!rolledBack);
    return rethrow(error);
  }
}

/** A database that is away for now is the caller's "try again", never an internal error. */
function rethrow(error: unknown): never {
  if (isUnavailable(error)) {
    throw new ApiError(
      'temporarily-unavailable',
      'The service is not available right now. Try again shortly.',
      {
        retryAfterSeconds: 2,
        cause: error,
      },
    );
  }
  throw error;
}

/**
 * Socket errors, a full pool, and what Postgres says of itself rather than of the statement: classes 08 (connection), 40 (rolled back for
 * others' sake), 53 (resources) and 57P (shutting down), 55P03 (a lock that is not to be had) and 57014 (out of time).
 */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (/timeout exceeded when trying to connect|connection terminated/i.test(error.message)) return true;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|08...|40...|53...|55P03|57014|57P..)$/.test(
    code,
  );
}
