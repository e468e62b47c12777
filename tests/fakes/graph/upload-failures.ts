import type { GraphAnswer } from "./graph-answer";

/** The envelope of the upload host (graph-api.md §3.2). */
export function uploadRefused(type: string, retriable = false): GraphAnswer {
  return { status: 400, body: { debug_info: { retriable, type, message: "Request processing failed" } } };
}

/** For faults. */
export const UPLOAD_FAILURES: Readonly<Record<string, GraphAnswer>> = {
  "rupload-retriable": uploadRefused("ProcessingFailedError", true),
  "rupload-failed": uploadRefused("ProcessingFailedError"),
};
