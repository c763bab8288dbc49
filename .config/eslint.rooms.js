const outside = {regex: '^(\\.\\./)+(demo|test)/', message: 'src/ stands without demo/ and test/.'};
const element = {
  regex: '/payment-method-form\\.js$',
  message: 'The element imports the rooms, never the reverse.',
};
const stripePackage = {regex: '^@stripe/', message: 'Only src/stripe/ knows Stripe.js.'};
const litPackage = {regex: '^(lit$|lit/|lit-|@lit/)', message: 'This room knows nothing of the page.'};

const network = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'];
const surroundings = [
  'document',
  'window',
  'setTimeout',
  'setInterval',
  'queueMicrotask',
  'Date',
  'performance',
];

/** The lint configuration that keeps the rooms of src/ apart: a room imports only what is below it. */
export const rooms = [
  // A later entry takes the place of an earlier one, so each names all that its files must not import.
  {files: ['src/**/*.ts'], rules: noImports(outside)},
  {files: ['src/*.ts', 'src/locales/**/*.ts'], rules: noImports(outside, room('testing'))},
  {
    files: ['src/configuration/**/*.ts'],
    rules: noImports(
      outside,
      element,
      room('stripe'),
      room('view'),
      room('testing'),
      stripePackage,
      litPackage,
    ),
  },
  {
    files: ['src/submission/**/*.ts'],
    rules: {
      ...noImports(
        ...[outside, element, room('stripe'), room('org-api'), room('view'), room('testing')],
        ...[stripePackage, litPackage],
      ),
      ...noGlobals(...network, ...surroundings),
    },
  },
  {
    files: ['src/stripe/**/*.ts'],
    rules: noImports(outside, element, room('org-api'), room('view'), room('testing')),
  },
  {
    files: ['src/org-api/**/*.ts'],
    rules: noImports(
      outside,
      element,
      room('stripe'),
      room('view'),
      room('testing'),
      stripePackage,
      litPackage,
    ),
  },
  {
    files: ['src/view/**/*.ts'],
    rules: {
      ...noImports(outside, element, room('stripe'), room('org-api'), room('testing'), stripePackage),
      ...noGlobals(...network),
    },
  },
];

function room(name) {
  return {regex: `^\\.{1,2}/(.*/)?${name}/`, message: `This room does not see ${name}/.`};
}

/** Forbids imports, static and dynamic, that match any of the patterns. */
function noImports(...patterns) {
  const loader = {
    name: '@stripe/stripe-js',
    allowTypeImports: true,
    message: 'Its import loads Stripe.js at once: take types from it.',
  };
  const dynamic = patterns.map(({regex, message}) => ({
    selector: `ImportExpression[source.value=/${regex.replaceAll('/', '\\u002F')}/]`,
    message,
  }));
  return {
    '@typescript-eslint/no-restricted-imports': ['error', {paths: [loader], patterns}],
    'no-restricted-syntax': ['error', ...dynamic],
  };
}

function noGlobals(...names) {
  const message = 'This room gets it from outside.';
  return {'no-restricted-globals': ['error', ...names.map((name) => ({name, message}))]};
}
