/**
 * One end of a connection between two pages that were built together: messages have the type that the protocol gives
 * them.
 */
export class Channel<Out, In> {
  readonly #port: MessagePort;
  readonly #receive: (message: In) => void;

  constructor(port: MessagePort, receive: (message: In) => void) {
    this.#port = port;
    this.#receive = receive;
    port.onmessage = (event) => this.#receive(event.data as In);
  }

  send(message: Out): void {
    this.#port.postMessage(message);
  }

  close(): void {
    this.#port.onmessage = null;
    this.#port.close();
  }
}
