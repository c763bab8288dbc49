import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {Dictionary} from '../../src/locales/dictionary.js';
import {importLanguage} from '../../src/locales/import-language.js';
import type {Language, Translation} from '../../src/locales/language.js';
import {Speech} from '../../src/locales/speech.js';

/** Languages that come, or do not, when the test says so. */
function heldDictionary() {
  const asked: {language: Language; come: () => void; fail: () => void}[] = [];
  const dictionary = new Dictionary(
    (language) =>
      new Promise<Translation>((resolve, reject) => {
        const come = (): void => {
          void importLanguage(language).then(resolve);
        };
        const fail = (): void => {
          reject(new Error('The connection broke.'));
        };
        asked.push({language, come, fail});
      }),
  );
  return {dictionary, asked};
}

/** What a form says, and its next change. */
function startSpeech(dictionary: Dictionary) {
  let onChange: () => void = () => undefined;
  let changes = 0;
  const speech = new Speech(() => {
    changes += 1;
    onChange();
  }, dictionary);
  const changed = (): Promise<void> =>
    new Promise((resolve) => {
      onChange = resolve;
    });
  return {speech, changed, changes: () => changes};
}

describe('What a form says', () => {
  it('is English until the language has come', async () => {
    const {dictionary, asked} = heldDictionary();
    const {speech, changed} = startSpeech(dictionary);
    void speech.speak('de-AT');
    assert.equal(speech.words.language, 'en');
    const change = changed();
    asked[0]?.come();
    await change;
    assert.equal(speech.words.language, 'de');
    assert.equal(speech.words.strings['submit.save'], 'Karte speichern');
    assert.match(speech.words.strings['error.missing-endpoint'], /^Set endpoint/);
  });

  it('is the language before until the next has come', async () => {
    const {dictionary, asked} = heldDictionary();
    const {speech, changed} = startSpeech(dictionary);
    void speech.speak('de');
    const change = changed();
    asked[0]?.come();
    await change;
    void speech.speak('fr');
    assert.equal(speech.words.language, 'de');
    void speech.speak('en');
    assert.equal(speech.words.language, 'en');
  });

  it('is the language asked for last, whichever comes first', async () => {
    const {dictionary, asked} = heldDictionary();
    const {speech, changed, changes} = startSpeech(dictionary);
    void speech.speak('de');
    void speech.speak('fr');
    const change = changed();
    asked[1]?.come();
    await change;
    asked[0]?.come();
    await dictionary.load('de');
    assert.equal(speech.words.language, 'fr');
    assert.equal(changes(), 1);
  });

  it('is there at once where another form has brought it, which happens once', async () => {
    const {dictionary, asked} = heldDictionary();
    void startSpeech(dictionary).speech.speak('de');
    void startSpeech(dictionary).speech.speak('de');
    asked[0]?.come();
    await dictionary.load('de');
    const {speech, changes} = startSpeech(dictionary);
    void speech.speak('de');
    assert.equal(speech.words.language, 'de');
    assert.equal(asked.length, 1);
    assert.equal(changes(), 0);
  });

  it('is English where the language does not come, which is tried again later', async () => {
    const {dictionary, asked} = heldDictionary();
    const {speech, changed} = startSpeech(dictionary);
    void speech.speak('fr');
    const first = changed();
    asked[0]?.come();
    await first;
    void speech.speak('de');
    const second = changed();
    asked[1]?.fail();
    await second;
    assert.equal(speech.words.language, 'en');
    void speech.speak('de');
    assert.equal(asked.length, 2, 'not with each rendering');
    void speech.speak('fr');
    void speech.speak('de');
    const third = changed();
    asked[2]?.come();
    await third;
    assert.equal(speech.words.language, 'de');
  });
});
