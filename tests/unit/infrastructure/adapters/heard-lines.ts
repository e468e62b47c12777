import type { LogFields, Logger } from "@/core/application/interfaces/logger";

/** Keeps every line, to be searched for secrets. */
export class HeardLines implements Logger {
  readonly lines: string[] = [];
  readonly #hear = (event: string, fields: LogFields = {}): void => {
    this.lines.push(JSON.stringify({ event, ...fields }));
  };
  readonly debug = this.#hear;
  readonly info = this.#hear;
  readonly warn = this.#hear;
  readonly error = this.#hear;
}
