import type { IncomingMessage } from "node:http";
import type { AddressProblem, ExpectedMedia } from "@/core/application/interfaces/social/media-preflight";

/** What an answer says about itself before anybody reads its body. Null: it does not say. */
export interface AnswerFacts {
  readonly status: number;
  /** Lower case, without parameters. */
  readonly contentType: string | null;
  readonly bytes: number | null;
  /** Packed for the way: its first bytes are not those of the file. */
  readonly isEncoded: boolean;
}

export function factsOf({ statusCode, headers }: IncomingMessage): AnswerFacts {
  const total = /\/(\d+)$/.exec(headers["content-range"] ?? "")?.[1];
  const isPart = statusCode === 206 || statusCode === NO_SUCH_PART;
  const encoding = headers["content-encoding"]?.trim().toLowerCase() || "identity";
  return {
    status: statusCode ?? 0,
    contentType: headers["content-type"]?.split(";", 1)[0]?.trim().toLowerCase() || null,
    bytes: numberIn(isPart ? total : headers["content-length"]),
    isEncoded: encoding !== "identity",
  };
}

function numberIn(text: string | undefined): number | null {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : null;
}

const NO_SUCH_PART = 416;
const NO_CONTENT = 204;

/** Whether the answer is the file, or its beginning. */
export function hasFile(status: number): boolean {
  return status === 200 || status === 206;
}

/** The same answer in three ways: nothing, a file without a byte, and no byte that a part could begin with. */
export function saysEmpty(status: number, bytes: number | null): boolean {
  return status === NO_CONTENT || (bytes === 0 && (hasFile(status) || status === NO_SUCH_PART));
}

/** Answers that say nothing about the file: it is busy, slow, or was asked for a part of nothing. */
const PASSING: ReadonlySet<number> = new Set([408, NO_SUCH_PART, 421, 425, 429]);

const MEANINGS: Readonly<Record<number, string>> = {
  401: "it asks for a login",
  403: "strangers may not read what is there",
  404: "there is nothing at this address",
  410: "what was there is gone",
};

/** What is never a picture or a video, however it is called; anything that is not here is left to Meta. */
const READING_MATTER = /^(text\/.+|application\/(json|xml|pdf|.+\+(json|xml))|image\/svg\+xml)$/;

/** What is certainly wrong with such an answer, else null (graph-api.md §3.1, §3.6). */
export function verdictOn(
  { status, contentType, bytes }: AnswerFacts,
  { type, maxBytes }: ExpectedMedia,
): AddressProblem | null {
  if (status >= 400 && status < 500 && !PASSING.has(status)) {
    const meaning = MEANINGS[status] ?? "it does not give the file";
    return { rule: "url_answer", message: `This address answers ${status}: ${meaning}`, limit: 200 };
  }
  if (!hasFile(status)) return null;
  if (contentType !== null && isOtherThan(type, contentType)) {
    return {
      rule: "url_type",
      message: `This address gives ${named(contentType)}, not ${NOUNS[type]}`,
      limit: type,
    };
  }
  if (bytes === null || bytes <= maxBytes) return null;
  const message = `The file at this address has ${inMegabytes(bytes)} MB; ${NOUNS[type]} may have up to ${inMegabytes(maxBytes)} MB here`;
  return { rule: "url_size", message, limit: maxBytes };
}

const NOUNS = { image: "an image", video: "a video" } as const;

function isOtherThan(type: ExpectedMedia["type"], contentType: string): boolean {
  const other = type === "image" ? "video/" : "image/";
  return (
    READING_MATTER.test(contentType) || contentType.startsWith(other) || contentType.startsWith("audio/")
  );
}

/** A stranger's words are repeated only where they look like a type. */
function named(contentType: string): string {
  if (contentType === "text/html") return "a web page";
  return /^[a-z]+\/[a-z0-9.+-]{1,60}$/.test(contentType) ? contentType : "something else";
}

/** Rounded up, so that what is too large never reads like what is allowed. */
function inMegabytes(bytes: number): string {
  return String(Math.ceil((bytes / (1024 * 1024)) * 10) / 10);
}
