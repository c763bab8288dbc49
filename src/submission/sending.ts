import type {Failure} from './failure.js';
import type {Clock, PreparedRequest, Repeat, Reply} from './ports.js';

/** Sends of one request, the first included. */
const MOST_SENDS = 3;
/** Milliseconds: the widest first wait, and the widest of all. Full jitter: the wait is uniform between 0 and the bound. */
const FIRST_WAIT = 500;
const LONGEST_WAIT = 8_000;
/** Milliseconds: an endpoint that asks for a longer wait is not waited for; the person is told to come back. */
const LONGEST_RETRY_AFTER = 20_000;

/** Milliseconds for all sends of one request and the waits between them; only a single send may have a longer limit of its own. */
export const SENDING_BUDGET = 60_000;
/** Milliseconds: a repeat that had less time than this would be given up before it can be answered. */
const LEAST_TIME = 1_000;

/** Milliseconds after a send without an answer during which "it is not there" proves nothing. */
export const ON_ITS_WAY = 30_000;

/** What sending needs of the world. */
export interface SendingPorts {
  readonly clock: Clock;
  readonly random: () => number;
  readonly repeatIsSafe: boolean;
  /** Aborted when the form has left the page: nothing is repeated from then on. */
  readonly left: AbortSignal;
}

/** The last reply, and what became of the others. */
export interface Sent {
  readonly reply: Reply;
  /** Why a send did not end with a clear answer, when one did not: what the last reply says is then not the whole truth. */
  readonly lost: Failure | undefined;
  /** On the ports' clock: until then a send without an answer may still be on its way. */
  readonly mayArriveUntil: number;
}

/**
 * Sends a request until there is a clear answer, the tries are used up, or a repeat would not be safe.
 * It is always the same request, with the same credential and key.
 */
export async function send(request: PreparedRequest, ports: SendingPorts): Promise<Sent> {
  let lost: Failure | undefined;
  let mayArriveUntil = -Infinity;
  const {clock, left, random} = ports;
  const end = clock.now() + SENDING_BUDGET;
  for (let sends = 1; ; sends += 1) {
    const reply = await request.send(sends === 1 ? Infinity : end - clock.now());
    if (reply.kind === 'unclear') {
      lost = reply.failure;
      if (reply.mayStillArrive) mayArriveUntil = clock.now() + ON_ITS_WAY;
    }
    const wait =
      reply.kind === 'accepted' || !ports.repeatIsSafe || sends === MOST_SENDS
        ? null
        : waitBefore(reply.repeat, sends, random);
    if (wait === null || clock.now() + wait + LEAST_TIME > end) return {reply, lost, mayArriveUntil};
    await clock.sleep(wait, left);
    if (left.aborted) return {reply, lost, mayArriveUntil};
  }
}

function waitBefore(repeat: Repeat | undefined, sends: number, random: () => number): number | null {
  if (repeat === undefined) return null;
  if (repeat.afterMs !== undefined) return repeat.afterMs <= LONGEST_RETRY_AFTER ? repeat.afterMs : null;
  return random() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (sends - 1));
}
