import type {
  AddressProblem,
  ExpectedMedia,
  MediaPreflight,
} from "@/core/application/interfaces/social/media-preflight";
import { type AnswerHead, readHead } from "@/infrastructure/media/remote/answer-head";
import {
  contentVerdict,
  nothingThere,
  shapeVerdict,
  tellingBytes,
} from "@/infrastructure/media/remote/content-verdict";
import {
  type AnswerFacts,
  factsOf,
  hasFile,
  saysEmpty,
  verdictOn,
} from "@/infrastructure/media/remote/preflight-verdict";
import { AddressRefused, type PublicFetch } from "@/infrastructure/media/remote/public-fetch";

/** A person waits for it; Meta itself gives slow hosts up (graph-api.md §3.1). */
const PATIENCE_MS = 4_000;

/** Asks the server that has the media, as Meta will: by GET, and reads no more than tells what it is. */
export class RemoteMediaPreflight implements MediaPreflight {
  constructor(
    private readonly remote: PublicFetch,
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  spellingProblem(address: string): AddressProblem | null {
    const message = this.remote.spellingProblem(address);
    return message === null ? null : notPublic(message);
  }

  async problemWith(address: string, expected: ExpectedMedia): Promise<AddressProblem | null> {
    const signal = AbortSignal.timeout(this.patienceMs);
    try {
      const limit = tellingBytes(expected);
      // As much as tells what it is; the answer tells how much there is.
      const headers = { range: `bytes=0-${limit - 1}` };
      const answer = await this.remote.open(address, { method: "GET", headers, signal });
      const head = await readHead(answer, limit);
      const facts = factsOf(answer);
      return verdictOn(facts, expected) ?? (await this.contentProblem(facts, head, expected));
    } catch (error) {
      return error instanceof AddressRefused ? notPublic(error.message) : null;
    }
  }

  /** What broke off, or is packed for the way, tells nothing. */
  private async contentProblem(
    { status, bytes, isEncoded }: AnswerFacts,
    head: AnswerHead | null,
    expected: ExpectedMedia,
  ): Promise<AddressProblem | null> {
    if (saysEmpty(status, bytes)) return nothingThere();
    if (head === null || isEncoded || !hasFile(status)) return null;
    if (head.bytes.byteLength === 0) return head.isWhole ? nothingThere() : null;
    const problem = await contentVerdict(head.bytes, bytes ?? head.bytes.byteLength, expected);
    return problem ?? (await shapeVerdict(head.bytes, expected));
  }
}

function notPublic(message: string): AddressProblem {
  return { rule: "url_public", message, limit: "https" };
}
