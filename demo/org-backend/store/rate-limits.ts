import {z} from '@hono/zod-openapi';
import type {Sql} from './database.js';

const windowRow = z.object({hits: z.number(), seconds_left: z.number()});

/** Counts one more hit in a bucket, and answers how many there are in its window, and how long that lasts. */
export async function countHit(
  sql: Sql,
  bucket: string,
  windowSeconds: number,
): Promise<{hits: number; secondsLeft: number}> {
  const [row] = await sql.rows(
    windowRow,
    `insert into rate_window as known (bucket, hits, ends_at) values ($1, 1, now() + make_interval(secs => $2::double precision))
     on conflict (bucket) do update set
       hits = case when known.ends_at <= now() then 1 else known.hits + 1 end,
       ends_at = case when known.ends_at <= now() then excluded.ends_at else known.ends_at end
     returning hits, greatest(1, ceil(extract(epoch from ends_at - now())))::integer as seconds_left`,
    [bucket, windowSeconds],
  );
  return {hits: row?.hits ?? 1, secondsLeft: row?.seconds_left ?? windowSeconds};
}
