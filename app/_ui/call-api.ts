import { ERROR_SENTENCES } from "@/app/_copy/error-sentences";
import { noteSession } from "@/app/_ui/session-signal";
import { APP_ERROR_CODES, type AppErrorCode, type FieldIssue } from "@/core/domain/errors";

export interface Failure {
  readonly code: AppErrorCode | "no_answer";
  readonly sentence: string;
  readonly issues: readonly FieldIssue[];
}

export type ApiAnswer =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly failure: Failure };

export const NO_ANSWER: Failure = {
  code: "no_answer",
  sentence: "The server could not be reached. Check your connection and try again.",
  issues: [],
};

const SIGNED_OUT = "You are signed out. Sign in and try again.";

/** Asks our own routes; every way of failing becomes one sentence. */
export async function callApi(path: string, request: RequestInit = {}): Promise<ApiAnswer> {
  const answer = await fetch(path, { cache: "no-store", ...request }).catch(() => null);
  if (answer === null) return { ok: false, failure: NO_ANSWER };
  const body: unknown = await answer.json().catch(() => null);
  if (answer.ok) noteSession(false);
  if (answer.ok) return { ok: true, body };
  const failure = parseFailure(body);
  if (failure.code === "not_authenticated") noteSession(true);
  return { ok: false, failure };
}

export async function postJson(
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<ApiAnswer> {
  return await callApi(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}

export function parseFailure(body: unknown): Failure {
  const code = isRecord(body) ? APP_ERROR_CODES.find((known) => known === body.code) : undefined;
  if (!isRecord(body) || code === undefined || typeof body.error !== "string") {
    const { title, help } = ERROR_SENTENCES.internal;
    return { code: "internal", sentence: `${title}. ${help}`, issues: [] };
  }
  return {
    code,
    sentence: code === "not_authenticated" ? SIGNED_OUT : body.error,
    issues: Array.isArray(body.issues) ? body.issues.filter(isIssue) : [],
  };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isIssue(value: unknown): value is FieldIssue {
  return isRecord(value) && typeof value.path === "string" && typeof value.message === "string";
}
