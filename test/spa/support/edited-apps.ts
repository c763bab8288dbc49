/** A change of a file, and what the app's development server makes of a form that is shown. */
export interface Edit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly makes: 'the same form' | 'another form' | 'another page';
}

export interface EditedApp {
  /** Of the form: another label for its button. */
  readonly look: Edit;
  /** Of the component around the form: another header to begin with. */
  readonly logic: Edit;
}

const label = 'submit-label="Keep this card"';

const british = `{...languages.en, headers: {'X-Shop': 'gb'}}`;

/** The apps in `demo/spa`, by their folders. What an edit makes is up to each framework; the form has to cope with all of it. */
export const editedApps: Readonly<Record<string, EditedApp>> = {
  react: {
    look: {file: 'card-form.jsx', from: 'disabled={', to: `${label} disabled={`, makes: 'the same form'},
    logic: {
      file: 'app.jsx',
      from: 'useState(languages.en)',
      to: `useState(${british})`,
      makes: 'another form',
    },
  },
  // Preact begins a component's state anew, under what it has drawn.
  preact: {
    look: {file: 'card-form.jsx', from: 'disabled={', to: `${label} disabled={`, makes: 'the same form'},
    logic: {
      file: 'app.jsx',
      from: 'useState(languages.en)',
      to: `useState(${british})`,
      makes: 'the same form',
    },
  },
  vue: {
    look: {file: 'CardForm.vue', from: ':disabled=', to: `${label} :disabled=`, makes: 'the same form'},
    logic: {file: 'OnePage.vue', from: 'ref(languages.en)', to: `ref(${british})`, makes: 'another form'},
  },
  // Svelte and Solid make a component anew whatever its edit.
  svelte: {
    look: {file: 'CardForm.svelte', from: 'disabled={', to: `${label} disabled={`, makes: 'another form'},
    logic: {
      file: 'OnePage.svelte',
      from: '$state.raw(languages.en)',
      to: `\$state.raw(${british})`,
      makes: 'another form',
    },
  },
  solid: {
    look: {
      file: 'card-form.jsx',
      from: 'prop:disabled={',
      to: `${label} prop:disabled={`,
      makes: 'another form',
    },
    logic: {
      file: 'app.jsx',
      from: 'createSignal(languages.en)',
      to: `createSignal(${british})`,
      makes: 'another form',
    },
  },
  // Angular draws a template anew, with what is in it.
  angular: {
    look: {file: 'card-form.ts', from: '[disabled]=', to: `${label} [disabled]=`, makes: 'another form'},
    logic: {
      file: 'one-page.ts',
      from: '[language]="language()"',
      to: `[language]="{locale: 'en', headers: {'X-Shop': 'gb'}}"`,
      makes: 'another form',
    },
  },
  // No module takes its own place, so Vite loads the page.
  vanilla: {
    look: {
      file: 'main.js',
      from: '{authToken:',
      to: `{submitLabel: 'Keep this card', authToken:`,
      makes: 'another page',
    },
    logic: {
      file: 'main.js',
      from: 'way, languages.en',
      to: `way, ${british}`,
      makes: 'another page',
    },
  },
};
