import {defineConfig, globalIgnores} from 'eslint/config';
import tseslint from 'typescript-eslint';
import {configs as lit} from 'eslint-plugin-lit';
import {configs as wc} from 'eslint-plugin-wc';
import litA11y from 'eslint-plugin-lit-a11y';
import {rooms} from './eslint.rooms.js';

const runners = '/^(it|test|describe|suite|context)$/';
const always = 'A test runs always, and beside all others.';

export default defineConfig(
  globalIgnores(['**/node_modules/', '**/dist/', 'demo/spa/angular/', '.data/', 'test-results/']),
  {linterOptions: {noInlineConfig: true}},
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {project: 'tsconfig.json', tsconfigRootDir: new URL('..', import.meta.url).pathname},
    },
    rules: {
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      // With verbatimModuleSyntax `import {type A}` still runs the module; `import type` does not.
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', {considerDefaultExhaustiveForUnions: true}],
      // A number in a template and a short listener (`() => this.close()`) read well as they are.
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true}],
      '@typescript-eslint/no-confusing-void-expression': ['error', {ignoreArrowShorthand: true}],
      // The only way for a subclass to call a base class further up.
      '@typescript-eslint/dot-notation': ['error', {allowProtectedClassPropertyAccess: true}],
    },
  },
  {
    files: ['src/**/*.ts', 'demo/**/*.ts', 'test/element/**/*.ts'],
    extends: [lit['flat/recommended'], wc['flat/best-practice']],
    plugins: {'lit-a11y': litA11y},
    rules: litA11y.configs.recommended.rules,
    settings: {wc: {elementBaseClasses: ['LitElement']}, litHtmlSources: true},
  },
  rooms,
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            {from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite']},
          ],
        },
      ],
      // A test that takes something for granted fails just as clearly without it.
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: `CallExpression[callee.object.name=${runners}][callee.property.name=/^(skip|only|todo|fixme)$/]`,
          message: always,
        },
        {
          selector: `CallExpression[callee.name=${runners}] Property[key.name=/^(skip|only|todo)$/]`,
          message: always,
        },
        {
          selector: 'CallExpression[callee.object.type="ThisExpression"][callee.property.name="skip"]',
          message: always,
        },
        {selector: 'CallExpression[callee.name=/^x(it|describe|context)$/]', message: always},
      ],
    },
  },
  // `expect(x).to.be.true` is how chai asserts.
  {files: ['test/element/**/*.ts'], rules: {'@typescript-eslint/no-unused-expressions': 'off'}},
);
