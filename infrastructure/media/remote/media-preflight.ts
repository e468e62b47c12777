import type {
  AddressProblem,
  ExpectedMedia,
  MediaPreflight,
} from "@/core/application/interfaces/social/media-preflight";
import { type AnswerFacts, factsOf, verdictOn } from "@/infrastructure/media/remote/preflight-verdict";
import { AddressRefused, type PublicFetch } from "@/infrastructure/media/remote/public-fetch";

/** A person waits for it; Meta itself gives slow hosts up (graph-api.md §3.1). */
const PATIENCE_MS = 4_000;
/** Enough to make a server tell type and size. */
const FIRST_BYTE = { range: "bytes=0-0" };

/** Asks the server that has the media, as Meta will; reads headers only. */
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
      return await this.judge(address, expected, signal);
    } catch (error) {
      return error instanceof AddressRefused ? notPublic(error.message) : null;
    }
  }

  /** HEAD is enough to pass. Many servers answer it otherwise than GET, so only a GET may refuse. */
  private async judge(
    address: string,
    expected: ExpectedMedia,
    signal: AbortSignal,
  ): Promise<AddressProblem | null> {
    const told = await this.ask("HEAD", address, signal);
    const isHeadAnswered = told.status === 200 && told.contentType !== null && told.bytes !== null;
    if (isHeadAnswered && verdictOn(told, expected) === null) return null;
    return verdictOn(await this.ask("GET", address, signal), expected);
  }

  private async ask(method: "HEAD" | "GET", address: string, signal: AbortSignal): Promise<AnswerFacts> {
    const headers = method === "GET" ? FIRST_BYTE : {};
    const answer = await this.remote.open(address, { method, headers, signal });
    answer.destroy();
    return factsOf(answer);
  }
}

function notPublic(message: string): AddressProblem {
  return { rule: "url_public", message, limit: "https" };
}
