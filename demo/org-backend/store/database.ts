import type {z} from '@hono/zod-openapi';

/** What a statement takes for its `$1`, `$2` …. */
export type SqlValue = string | number | boolean | Date | null | readonly string[];

/** Statements, inside or outside of a transaction. */
export interface Sql {
  /** Rows of a statement, each checked against its schema: a column that drifted is an error here, not further on. */
  rows<Row>(row: z.ZodType<Row>, text: string, values?: readonly SqlValue[]): Promise<Row[]>;
  /** Runs a statement and answers how many rows it changed. */
  run(text: string, values?: readonly SqlValue[]): Promise<number>;
  /** Runs several statements without values, as in a migration. */
  script(text: string): Promise<void>;
}

/**
 * The one port to the store: PGlite and Postgres stand behind it, and the SQL above it is the same for both.
 * No Stripe call is ever made inside a transaction.
 */
export interface Database extends Sql {
  transaction<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Where the store is: a folder for PGlite, any Postgres, or memory (gone when the process ends). */
export type StoreLocation =
  {readonly dataDir: string} | {readonly databaseUrl: string} | {readonly memory: true};
