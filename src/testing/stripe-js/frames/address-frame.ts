import type {FromAddress, ToAddress} from '../address-protocol.js';
import {Channel} from '../channel.js';
import type {FromElement, ToElement} from '../protocol.js';
import {AddressForm} from './address-form.js';
import {onConnect} from './handshake.js';
import {isMarked} from './marks.js';

/** The page of an Address Element's frame. */
let form: AddressForm | undefined;

type Host = Channel<FromAddress | FromElement, ToAddress | ToElement>;

onConnect((port) => {
  const host: Host = new Channel<FromAddress | FromElement, ToAddress | ToElement>(port, (message) => {
    if (message.kind === 'start') start(message, host);
    else if (form !== undefined) obey(form, message, host);
  });
});

function start({group, options, defaults}: Extract<ToAddress, {kind: 'start'}>, host: Host): void {
  if (form !== undefined) return;
  if (isMarked('loaderror')) {
    host.send({kind: 'loaderror'});
    return;
  }
  const started = new AddressForm(options, (message) => host.send(message));
  form = started;
  window.stripeSimulatorField = {
    group,
    billing: () => started.billing(),
    read: () => [],
    showErrors: () => started.showErrors(),
  };
  host.send({kind: 'ready'});
  started.fill(defaults);
}

function obey(
  started: AddressForm,
  message: Exclude<ToAddress, {kind: 'start'}> | ToElement,
  host: Host,
): void {
  switch (message.kind) {
    case 'update':
      started.configure(message.options);
      if (message.defaults !== undefined) started.fill(message.defaults);
      break;
    case 'focus':
      started.focus();
      break;
    case 'blur':
      started.blur();
      break;
    case 'clear':
      started.clear();
      break;
    case 'ask':
      host.send({kind: 'answer', id: message.id, answer: started.submit()});
      break;
  }
}
