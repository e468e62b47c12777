import { randomBytes } from "node:crypto";
import type { AcceptUpload } from "@/infrastructure/media/tus/become-media";
import type { ResumableUploads } from "@/infrastructure/media/tus/resumable-uploads";
import { webStream } from "@/infrastructure/media/web-stream";
import { anId } from "@/tests/builders/an-id";

const ADDRESS = "http://localhost/api/social/media/uploads";

export interface TusAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly offset: number;
  readonly mediaId: string | null;
}

type Bytes = Uint8Array | AsyncIterable<Uint8Array>;

/** A person who speaks tus, to whichever process is named. */
export class TusPeer {
  readonly admin = { ownerId: anId(), actorId: anId() };

  constructor(private readonly accept: AcceptUpload) {}

  /** Announces a file and answers its id. */
  async announce(
    at: ResumableUploads,
    length: number,
    headers: Record<string, string> = {},
  ): Promise<string> {
    const answer = await this.send(at, "POST", null, { "upload-length": String(length), ...headers });
    return answer.headers.get("location")?.split("/").at(-1) ?? "";
  }

  patch(at: ResumableUploads, id: string, offset: number, bytes: Bytes): Promise<TusAnswer> {
    const headers = { "upload-offset": String(offset), "content-type": "application/offset+octet-stream" };
    return this.send(at, "PATCH", id, headers, bytes);
  }

  head(at: ResumableUploads, id: string): Promise<TusAnswer> {
    return this.send(at, "HEAD", id);
  }

  terminate(at: ResumableUploads, id: string): Promise<TusAnswer> {
    return this.send(at, "DELETE", id);
  }

  async send(
    at: ResumableUploads,
    method: string,
    uploadId: string | null,
    headers: Record<string, string> = {},
    bytes?: Bytes,
  ): Promise<TusAnswer> {
    const init = { method, headers: { "tus-resumable": "1.0.0", ...headers }, duplex: "half" } as const;
    const request = new Request(uploadId === null ? ADDRESS : `${ADDRESS}/${uploadId}`, {
      ...init,
      body: bytes === undefined ? null : bodyOf(bytes),
    });
    const answer = await at.answer(request, { admin: this.admin, uploadId, accept: this.accept });
    const offset = Number(answer.headers.get("upload-offset"));
    return {
      status: answer.status,
      headers: answer.headers,
      offset,
      mediaId: answer.headers.get("media-id"),
    };
  }
}

export const aFile = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

function bodyOf(bytes: Bytes): ReadableStream<Uint8Array> {
  return webStream(bytes instanceof Uint8Array ? pieces(bytes) : bytes);
}

async function* pieces(bytes: Uint8Array, size = 60_000): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.slice(start, start + size);
}

/** What a connection gives that is cut after this much. */
export async function* cutOff(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield* pieces(bytes);
  throw new Error("ECONNRESET");
}

/** A connection that stays open and gives nothing more, until it is told to. */
export async function* stalling(bytes: Uint8Array, goOn: Promise<unknown>): AsyncGenerator<Uint8Array> {
  yield* pieces(bytes);
  await goOn;
}
