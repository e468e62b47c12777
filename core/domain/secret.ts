/**
 * Holds a token so that it cannot leak by accident: printing, logging, spreading or serialising it shows
 * `[secret]`. Only `reveal()` gives the value, and only an adapter that sends or seals it may call that.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return "[secret]";
  }

  toJSON(): string {
    return "[secret]";
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return "[secret]";
  }
}
