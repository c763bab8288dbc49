import type {ElementDoc, Named, Property} from './element-doc.js';
import {attributeType} from './manifest.js';
import {attributeValues} from './values.js';

/** A property that an attribute sets. */
type Settable = Property & {readonly attribute: string};

interface VsCodeData {
  readonly version: number;
  readonly tags: readonly (Item & {
    readonly attributes: readonly (Item & {
      readonly values?: readonly {readonly name: string}[] | undefined;
    })[];
  })[];
}

interface Item {
  readonly name: string;
  readonly description: object;
}

interface WebTypes {
  readonly contributions: {
    readonly html: {
      readonly elements: readonly (Named & {
        readonly attributes: readonly (Named & {readonly value: {readonly type: string}})[];
        readonly slots: readonly Named[];
        readonly js: {readonly properties: readonly Named[]; readonly events: readonly Named[]};
        readonly css: Readonly<Record<string, readonly Named[]>>;
      })[];
    };
  };
}

/** What VS Code offers and tells where the tag is written: the file for its setting `html.customData`. */
export function makeVsCodeData(doc: ElementDoc): VsCodeData {
  return {
    version: 1.1,
    tags: [
      {
        name: doc.tag,
        description: markdown(`${doc.description}\n\n${lists(doc)}`),
        attributes: settable(doc).map(({attribute, description, type}) => ({
          name: attribute,
          description: markdown(description),
          ...(type === 'boolean' && {valueSet: 'v'}),
          ...(attributeValues.has(attribute) && {
            values: attributeValues.get(attribute)?.map((name) => ({name})),
          }),
        })),
      },
    ],
  };
}

/** The same for JetBrains' editors, by their schema of web types. */
export function makeWebTypes(doc: ElementDoc, version: string): WebTypes {
  const head = {
    $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
    name: 'payment-method-form',
    version,
    'description-markup': 'markdown',
  };
  return {
    ...head,
    contributions: {
      html: {
        elements: [
          {
            name: doc.tag,
            description: doc.description,
            attributes: settable(doc).map((property) => ({
              name: property.attribute,
              description: property.description,
              ...(property.default !== undefined && {default: property.default}),
              value: {type: attributeType(property), kind: 'plain', required: property.type !== 'boolean'},
            })),
            slots: doc.slots,
            js: {
              properties: doc.properties.map(({name, description, type, readonly}) => ({
                ...{name, description, type},
                ...(readonly && {'read-only': true}),
              })),
              events: doc.events.map(({name, description, type}) => ({name, description, type})),
            },
            css: {
              properties: doc.customProperties.map(({name, description}) => ({name, description})),
              parts: doc.parts,
              states: doc.states,
            },
          },
        ],
      },
    },
  };
}

function settable({properties}: ElementDoc): readonly Settable[] {
  return properties.filter((property): property is Settable => property.attribute !== undefined);
}

function lists({slots, events}: ElementDoc): string {
  const list = (title: string, items: ElementDoc['slots']): string =>
    [`**${title}**`, ...items.map(({name, description}) => `- \`${name}\`: ${description}`)].join('\n');
  return [list('Slots', slots), list('Events', events)].join('\n\n');
}

const markdown = (value: string): object => ({kind: 'markdown', value});
