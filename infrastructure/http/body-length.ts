import type { ServerResponse } from "node:http";
import { onRequestStart } from "@/infrastructure/http/request-start";

/** Carries the length from the route handler to the connection; never sent. */
const MESSENGER = "x-body-length";

/**
 * Next takes `Content-Length` out of what route handlers answer (`next/dist/server/send-response.js`,
 * FORBIDDEN_HEADERS: a body that was fetched may have been unpacked on the way) and sends it in chunks, so
 * nobody could tell how far a download is, nor learn by HEAD how large a file is. Such an answer says its
 * length once more, under a name that Next lets through.
 */
export function withBodyLength(answer: Response): Response {
  const length = answer.headers.get("content-length");
  if (length !== null) answer.headers.set(MESSENGER, length);
  return answer;
}

/** Puts the length back at the last moment. Without it answers are chunked, and everything else works. */
export function sendBodyLengths(): void {
  onRequestStart(({ response }) => translate(response));
}

function translate(response: ServerResponse): void {
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) => setHeader(name === MESSENGER ? "Content-Length" : name, value);
}
