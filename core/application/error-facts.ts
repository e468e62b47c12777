import type { LogFields } from "@/core/application/interfaces/logger";
import { APP_ERROR_CODES } from "@/core/domain/errors";

/** Names of classes and of codes, as languages and servers spell them; what somebody wrote looks otherwise. */
const NAME = /^\w{1,64}$/;
/** Codes of the system (`ENOSPC`), of Node and its parts (`ERR_INVALID_URL`, `UND_ERR_SOCKET`). */
const SYSTEM_CODE = /^(E[A-Z0-9]{2,30}|[A-Z]{2,10}_[A-Z0-9_]{1,60})$/;
const DEEPEST = 3;

/**
 * What may be logged of an error: class, codes, the system call, an HTTP status, and the same of what caused it.
 * Never its message: that may quote an address, a password in it, or what a person or a platform wrote.
 */
export function errorFacts(error: unknown): LogFields {
  const causedBy = causesOf(error);
  return {
    cause: nameOf(error),
    ...known("causeCode", codeOf(error)),
    ...known("codeName", named(fieldOf(error, "codeName"))),
    ...known("syscall", named(fieldOf(error, "syscall"))),
    ...known("httpStatus", statusOf(error)),
    ...(causedBy.length > 0 && { causedBy: causedBy.join(" < ") }),
  };
}

function causesOf(error: unknown): string[] {
  const causes: string[] = [];
  for (
    let cause = causeOf(error);
    cause instanceof Error && causes.length < DEEPEST;
    cause = causeOf(cause)
  ) {
    const code = codeOf(cause);
    causes.push(code === undefined ? nameOf(cause) : `${nameOf(cause)} ${code}`);
  }
  return causes;
}

/** Of several failures at once, the first. */
function causeOf(error: unknown): unknown {
  const errors = fieldOf(error, "errors");
  return fieldOf(error, "cause") ?? (Array.isArray(errors) ? errors[0] : undefined);
}

function nameOf(error: unknown): string {
  return error instanceof Error ? (named(error.name) ?? "Error") : typeof error;
}

function codeOf(error: unknown): string | number | undefined {
  const code = fieldOf(error, "code");
  if (typeof code === "number") return code;
  if (typeof code !== "string") return undefined;
  return SYSTEM_CODE.test(code) || APP_ERROR_CODES.some((ours) => ours === code) ? code : undefined;
}

/** As Amazon's client keeps it, and others. */
function statusOf(error: unknown): number | undefined {
  const status = fieldOf(fieldOf(error, "$metadata"), "httpStatusCode") ?? fieldOf(error, "status");
  return typeof status === "number" ? status : undefined;
}

function named(value: unknown): string | undefined {
  return typeof value === "string" && NAME.test(value) ? value : undefined;
}

function known(name: string, value: string | number | undefined): LogFields {
  return value === undefined ? {} : { [name]: value };
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
