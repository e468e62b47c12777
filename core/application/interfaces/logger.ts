export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/**
 * Structured lines. Callers pass ids, codes and counts only: never a token, a caption or a text that Meta
 * wrote. Lines about a person's doing carry `ownerId` and `actorId`: together they are the audit trail.
 */
export interface Logger {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}
