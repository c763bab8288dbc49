import type {ElementDoc, Property} from './element-doc.js';
import {attributeValues, openAttributes} from './values.js';

/** `custom-elements.json`: the tag for tools, by the schema of https://github.com/webcomponents/custom-elements-manifest. */
export function makeManifest(doc: ElementDoc): object {
  const element = 'dist/payment-method-form.js';
  const reference = {name: doc.className, module: element};
  return {
    schemaVersion: '2.1.0',
    readme: 'README.md',
    modules: [
      {
        kind: 'javascript-module',
        path: element,
        declarations: [makeDeclaration(doc)],
        exports: [{kind: 'js', name: doc.className, declaration: reference}],
      },
      {
        kind: 'javascript-module',
        path: 'dist/define.js',
        declarations: [],
        exports: [{kind: 'custom-element-definition', name: doc.tag, declaration: reference}],
      },
    ],
  };
}

function makeDeclaration(doc: ElementDoc): object {
  return {
    kind: 'class',
    customElement: true,
    tagName: doc.tag,
    name: doc.className,
    summary: doc.summary,
    description: doc.description,
    superclass: {name: 'LitElement', package: 'lit'},
    attributes: doc.properties.flatMap((property) =>
      property.attribute === undefined
        ? []
        : [
            {
              name: property.attribute,
              fieldName: property.name,
              description: property.description,
              type: {text: attributeType(property)},
              ...(property.default !== undefined && {default: property.default}),
            },
          ],
    ),
    members: [
      ...doc.properties.map(({type, readonly, ...property}) => ({
        kind: 'field',
        ...property,
        type: {text: type},
        ...(readonly && {readonly}),
      })),
      ...doc.methods.map(({name, description, parameters, returns}) => ({
        kind: 'method',
        name,
        description,
        parameters: parameters.map((parameter) => ({name: parameter.name, type: {text: parameter.type}})),
        return: {type: {text: returns}},
      })),
    ],
    events: doc.events.map(({type, ...event}) => ({...event, type: {text: type}})),
    slots: doc.slots,
    cssParts: doc.parts,
    cssStates: doc.states,
    cssProperties: doc.customProperties,
  };
}

/** What may be written into an attribute, as a type. */
export function attributeType({attribute = '', type}: Property): string {
  const values = attributeValues.get(attribute);
  if (values !== undefined) {
    const union = values.map((value) => `'${value}'`).join(' | ');
    return openAttributes.has(attribute) ? `${union} | string` : union;
  }
  return ['boolean', 'number'].find((each) => type.startsWith(each)) ?? 'string';
}
