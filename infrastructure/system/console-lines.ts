import { errorFacts } from "@/core/application/error-facts";
import type { LogFields, Logger } from "@/core/application/interfaces/logger";

const LEVELS = {
  debug: "debug",
  log: "info",
  info: "info",
  warn: "warn",
  error: "error",
} as const;

const LONGEST = 200;

/**
 * Whatever a library writes to the console becomes a line like all others. Next writes every failure of a page
 * there with its message, which may quote what it must not: of an error only its facts are kept, of a text its
 * first words without addresses and long values.
 */
export function consoleAsLines(logger: Logger, console: Console = globalThis.console): void {
  for (const [method, level] of Object.entries(LEVELS)) {
    Reflect.set(console, method, (...said: unknown[]) => logger[level]("console", fieldsOf(said)));
  }
}

/** Node's own warnings, and those that libraries have it print. */
export function warningsAsLines(logger: Logger, emitter: NodeJS.EventEmitter = process): void {
  emitter.removeAllListeners("warning");
  emitter.on("warning", (warning: Error) =>
    logger.warn("console", { ...errorFacts(warning), text: harmless(warning.message) }),
  );
}

function fieldsOf(said: readonly unknown[]): LogFields {
  const error = said.find((one) => one instanceof Error);
  if (error !== undefined) return { ...errorFacts(error), ...digestOf(error) };
  const words = said.filter((one) => typeof one === "string").join(" ");
  return { text: harmless(words) };
}

/** By which Next names the failure on the page that the person sees. */
function digestOf(error: Error): LogFields {
  const digest = "digest" in error ? String(error.digest) : "";
  return /^[\w@-]{1,40}$/.test(digest) ? { digest } : {};
}

function harmless(text: string): string {
  const [first = ""] = text.trim().split("\n", 1);
  return first
    .replace(/\S*:\/\/\S*/g, "[address]")
    .replace(/[\w+/=.-]{24,}/g, "[…]")
    .slice(0, LONGEST);
}

/** From now on this process prints lines of one kind, whoever prints. */
export function onlyLines(logger: Logger): void {
  consoleAsLines(logger);
  warningsAsLines(logger);
}
