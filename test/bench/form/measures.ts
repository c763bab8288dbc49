/** One line of the table. */
export interface Measure {
  readonly title: string;
  /** What it means, for a reader of the table. */
  readonly meaning: string;
  readonly digits: 0 | 1 | 3;
  /** What a figure is divided by before it is shown. */
  readonly per: 1 | 1000 | 1_000_000;
  /** Whether a ratio to the page by hand says anything. */
  readonly ratio: boolean;
}

const whole = {digits: 0, per: 1, ratio: true} as const;
const kilobytes = {digits: 0, per: 1000, ratio: true} as const;
const fine = {digits: 1, per: 1, ratio: true} as const;

/** All lines of the table, in their order. Figures are in milliseconds and bytes. */
export const measures = {
  gzip: {
    title: 'scripts, gzip, bytes',
    meaning: 'All scripts that the page has loaded until the card was saved, without Stripe.js.',
    ...whole,
  },
  brotli: {title: 'scripts, brotli, bytes', meaning: 'The same, compressed with Brotli.', ...whole},
  requests: {title: 'requests for scripts', meaning: 'How many files these are.', ...whole, ratio: false},
  ready: {
    title: 'fields ready, ms',
    meaning: 'From the navigation to the moment when the last of Stripe’s fields can be typed into.',
    ...whole,
  },
  mainThread: {
    title: 'main thread until then, ms',
    meaning: 'How much processor time the page’s main thread has taken for that, Stripe.js included.',
    ...whole,
  },
  longestTask: {
    title: 'longest task, ms',
    meaning:
      'The longest that it was busy in one go until then, Stripe.js included. Browsers tell of 50 ms and more: 50 stands for all below.',
    ...whole,
  },
  shift: {
    title: 'layout shift',
    meaning: 'Cumulative layout shift, as the browser counts it.',
    digits: 3,
    per: 1,
    ratio: false,
  },
  clickToCall: {
    title: 'click to credential call, ms',
    meaning: 'From the click on the button to the call of Stripe.js that makes the credential.',
    ...fine,
  },
  answerToPaint: {
    title: 'answer to painted, ms',
    meaning: 'From the answer of the organization’s endpoint to the frame that shows that the card is saved.',
    ...fine,
  },
  heapGrowth: {
    title: 'heap after all lives, kB',
    meaning: 'How much the page’s heap has grown after a form was put in and taken out, a new one each time.',
    ...kilobytes,
    ratio: false,
  },
  framesLeft: {
    title: 'frames left by then',
    meaning:
      'Frames that are in the page after that, and were not before. Each instance of Stripe’s that a page makes leaves one.',
    ...whole,
    ratio: false,
  },
  readyOf10: {
    title: '10 forms: ready, ms each',
    meaning:
      'How long ten forms of one line, put in at once, take to be ready, for each of them; at the machine’s own speed.',
    ...fine,
  },
  readyOf100: {title: '100 forms: ready, ms each', meaning: 'The same with a hundred.', ...fine},
  mainThreadOf10: {
    title: '10 forms: main thread, ms each',
    meaning: 'How much processor time the page’s main thread takes for that, and until they are at rest.',
    ...fine,
  },
  mainThreadOf100: {
    title: '100 forms: main thread, ms each',
    meaning: 'The same with a hundred.',
    ...fine,
  },
  mainThreadOverOf10: {
    title: '10 forms: more than by hand, ms each',
    meaning:
      'How much more of it than by hand in the same round. The rest is Stripe.js and the browser, for which each further frame of a page is more work.',
    ...fine,
    ratio: false,
  },
  mainThreadOverOf100: {
    title: '100 forms: more than by hand, ms each',
    meaning: 'The same with a hundred.',
    ...fine,
    ratio: false,
  },
  heapOf10: {
    title: '10 forms: heap, kB each',
    meaning: 'How much heap each of ten forms takes.',
    ...kilobytes,
  },
  heapOf100: {title: '100 forms: heap, kB each', meaning: 'The same with a hundred.', ...kilobytes},
  installed: {
    title: 'installed, MB',
    meaning:
      'What stands in `node_modules` after an install of what the page needs, its dependencies included.',
    digits: 1,
    per: 1_000_000,
    ratio: false,
  },
  packages: {title: 'packages installed', meaning: 'How many packages these are.', ...whole, ratio: false},
} as const satisfies Readonly<Record<string, Measure>>;

export type MeasureName = keyof typeof measures;

/** The names of all lines. */
export const measureNames = Object.keys(measures) as MeasureName[];
