import { type DestinationStream, type Logger as Pino, pino } from "pino";
import type { LogFields, Logger } from "@/core/application/interfaces/logger";

/** JSON lines on standard output: `time`, `level`, `event` and the fields. */
export class PinoLogger implements Logger {
  readonly #pino: Pino;

  constructor(level: string, destination?: DestinationStream) {
    const options = { level, base: null, messageKey: "event", timestamp: pino.stdTimeFunctions.isoTime };
    this.#pino = destination ? pino(options, destination) : pino(options);
  }

  debug(event: string, fields: LogFields = {}): void {
    this.#pino.debug(fields, event);
  }

  info(event: string, fields: LogFields = {}): void {
    this.#pino.info(fields, event);
  }

  warn(event: string, fields: LogFields = {}): void {
    this.#pino.warn(fields, event);
  }

  error(event: string, fields: LogFields = {}): void {
    this.#pino.error(fields, event);
  }
}
