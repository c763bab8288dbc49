import {Channel} from '../channel.js';
import type {FromElement, FromField, FromFill, ToElement, ToField, ToFill} from '../protocol.js';
import {refusal} from './fill-rules.js';
import {FieldSet} from './field-set.js';
import {onConnect, onFill} from './handshake.js';
import {isMarked} from './marks.js';

/** The page of a `card`, `cardNumber`, `cardExpiry` or `cardCvc` frame. */
let fields: FieldSet | undefined;

type Host = Channel<FromField | FromElement, ToField | ToElement>;

onConnect((port) => {
  const host: Host = new Channel<FromField | FromElement, ToField | ToElement>(port, (message) => {
    if (message.kind === 'start') start(message, host);
    else if (fields !== undefined) obey(fields, message, host);
  });
});

onFill((port) => {
  // Unanswered until the field is there: the page asks again.
  if (fields === undefined) return;
  const field = fields;
  const page = new Channel<FromFill, ToFill>(port, ({texts}) => {
    const reason = refusal(texts);
    if (reason === undefined) field.setTexts(texts, true);
    page.send(reason === undefined ? {kind: 'filled'} : {kind: 'refused', reason});
  });
  page.send({kind: 'inputs', inputs: field.inputNames});
});

function start(message: Extract<ToField, {kind: 'start'}>, host: Host): void {
  if (fields !== undefined) return;
  if (isMarked('loaderror')) {
    host.send({kind: 'loaderror'});
    return;
  }
  const started = new FieldSet(message.elementType, message.options, (answer) => host.send(answer));
  fields = started;
  window.stripeSimulatorField = {
    group: message.group,
    billing: () => (started.country === undefined ? {} : {address: {country: started.country}}),
    read: () => started.read(),
    showErrors: () => started.showErrors(),
  };
  if (message.postalCode !== undefined) started.setTexts({postal: message.postalCode}, false);
  host.send({kind: 'ready'});
}

function obey(field: FieldSet, message: Exclude<ToField, {kind: 'start'}> | ToElement, host: Host): void {
  switch (message.kind) {
    case 'update':
      field.configure(message.options);
      if (message.postalCode !== undefined) field.setTexts({postal: message.postalCode}, false);
      break;
    case 'brand':
      field.setBrand(message.brand);
      break;
    case 'focus':
      field.focus();
      break;
    case 'blur':
      field.blur();
      break;
    case 'clear':
      field.clear();
      break;
    case 'submit':
      host.send({kind: 'submitted', id: message.id, error: field.submit()});
      break;
  }
}
