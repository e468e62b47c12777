import { type Failure, NO_ANSWER, parseFailure } from "@/app/_ui/call-api";
import { parseJson } from "@/app/crm/social/posts/new/media/upload/parse-json";
import type { UploadFailure } from "@/app/crm/social/posts/new/media/upload/transport";

/** No answer, another request at work, too many at once, a part that does not fit, or a server in trouble. */
const PASSING: ReadonlySet<number> = new Set([0, 404, 408, 409, 410, 423, 429]);
/** What the file is will not change. */
const FINAL: ReadonlySet<number> = new Set([413, 415, 422]);

const SIGNED_OUT = "You are signed out. Sign in again in another tab, then resume here.";

export const NOT_REACHED: UploadFailure = { kind: "passing", reason: NO_ANSWER.sentence, retryable: true };

/** Why an upload did not go through, by the status and the text of the answer; status 0 is no answer. */
export function uploadFailure(status: number, text: string): UploadFailure {
  if (status === 0) return NOT_REACHED;
  if (status === 401) return { kind: "signed_out", reason: SIGNED_OUT, retryable: true };
  const failure = parseFailure(parseJson(text));
  const reason = reasonOf(failure);
  if (PASSING.has(status) || status >= 500) return { kind: "passing", reason, retryable: true };
  // Nothing is wrong with a file that has no room: it goes once some is free.
  const retryable = !FINAL.has(status) || failure.code === "storage_exhausted";
  return { kind: "refused", reason, retryable };
}

/** Everything that is wrong with the file, else the sentence of the failure. */
function reasonOf({ issues, sentence }: Failure): string {
  return issues.length === 0 ? sentence : issues.map(({ message }) => asSentence(message)).join(" ");
}

function asSentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
