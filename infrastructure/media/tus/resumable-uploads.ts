import { Server } from "@tus/server";
import type { Clock } from "@/core/application/interfaces/clock";
import type { Random } from "@/core/application/interfaces/random";
import type { BlobStore } from "@/core/application/interfaces/social/blob-store";
import type { UploadSessionStore } from "@/core/application/interfaces/social/upload-session-store";
import { bodyChunks } from "@/infrastructure/media/body-chunks";
import type { AcceptUpload } from "@/infrastructure/media/tus/become-media";
import {
  SessionDataStore,
  TUS_EXTENSIONS,
  type UploadRoom,
} from "@/infrastructure/media/tus/session-data-store";
import { tusFailure } from "@/infrastructure/media/tus/tus-failure";
import { checkTusRequest, TUS_VERSION } from "@/infrastructure/media/tus/tus-rules";
import { type LockTimes, UploadLock } from "@/infrastructure/media/tus/upload-lock";
import { MAX_UPLOAD_BYTES } from "@/infrastructure/media/upload-size";
import { webStream } from "@/infrastructure/media/web-stream";

const PATH = "/api/social/media/uploads";
/** For a request whose upload another one wants: time to write what it has in hand. */
const DRAIN_MS = 500;
/** What the protocol is about. Others, such as a proxy's `X-Forwarded-Proto`, its server would judge too. */
const HEADERS = [
  "tus-resumable",
  "upload-length",
  "upload-offset",
  "upload-metadata",
  "content-type",
  "content-length",
] as const;

export interface ResumableUploadsParts {
  readonly sessions: UploadSessionStore;
  readonly blobs: BlobStore;
  readonly clock: Clock;
  readonly random: Random;
  readonly room: UploadRoom;
  readonly times: LockTimes;
}

export interface TusVisit {
  readonly admin: { readonly ownerId: string; readonly actorId: string };
  /** Null: a new upload is announced. */
  readonly uploadId: string | null;
  readonly accept: AcceptUpload;
}

/** tus 1.0: uploads that go on where they broke off, in whatever process. */
export class ResumableUploads {
  constructor(private readonly parts: ResumableUploadsParts) {}

  /** @throws AppError for every refusal */
  async answer(request: Request, { admin, uploadId, accept }: TusVisit): Promise<Response> {
    checkTusRequest(request);
    const id = uploadId ?? this.parts.random.token();
    const key = { id, ownerId: admin.ownerId };
    const lock = new UploadLock({ ...this.parts, key, token: this.parts.random.token() }, uploadId === null);
    const datastore = new SessionDataStore({ ...this.parts, admin, lock, accept });
    const failures: unknown[] = [];
    const server = new Server({
      path: PATH,
      datastore,
      locker: { newLock: () => lock },
      lockDrainTimeout: DRAIN_MS,
      maxSize: MAX_UPLOAD_BYTES,
      namingFunction: () => id,
      generateUrl: () => `${PATH}/${id}`,
      getFileIdFromRequest: () => id,
      onResponseError: (_request, failure) => {
        failures.push(failure);
        return undefined;
      },
    });
    const answer = await server.handleWeb(essenceOf(request));
    if (failures.length > 0) throw tusFailure(failures[0]);
    if (answer.status >= 400) throw new Error(`The protocol's server answered ${answer.status}`);
    return asOurs(answer, datastore.mediaId);
  }

  /** What is spoken here. */
  describe(): Response {
    return new Response(null, {
      status: 204,
      headers: {
        "Tus-Resumable": TUS_VERSION,
        "Tus-Version": TUS_VERSION,
        "Tus-Extension": TUS_EXTENSIONS.join(","),
        "Tus-Max-Size": String(MAX_UPLOAD_BYTES),
      },
    });
  }
}

function essenceOf({ url, method, headers, body, signal }: Request): Request {
  const known = HEADERS.flatMap((name): [string, string][] => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  if (body === null) return new Request(url, { method, headers: known });
  const chunks = bodyChunks(body, { maxBytes: MAX_UPLOAD_BYTES, signal });
  const init = { method, headers: known, body: webStream(chunks), duplex: "half" } as const;
  return new Request(url, init);
}

/** Only our own pages upload: no other origin is invited, as the protocol's server does by default. */
function asOurs(answer: Response, mediaId: string | null): Response {
  for (const name of [...answer.headers.keys()]) {
    if (name.startsWith("access-control-")) answer.headers.delete(name);
  }
  if (mediaId !== null) answer.headers.set("Media-Id", mediaId);
  return answer;
}
