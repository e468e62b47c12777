import { parseByteRange } from "@/app/media/byte-range";
import type { ByteRange } from "@/core/application/interfaces/social/media-store";
import type { StoredMedia } from "@/core/domain/marketing/media";

/** A year: what is under an id never changes. */
const FOR_EVER = "public, max-age=31536000, immutable";
/** A video's first thumbnail is a placeholder; soon after the upload its poster comes in its place. */
const FOR_A_WHILE = "public, max-age=300";

export interface ServedMedia {
  readonly file: StoredMedia;
  /** Another file may stand at this address tomorrow. */
  readonly isReplaceable: boolean;
}

type OpenBytes = (range?: ByteRange) => Promise<ReadableStream<Uint8Array> | null>;

/** One stored file over HTTP: whole, in part, or only its headers (RFC 9110 §13 and §14). */
export async function answerMedia(request: Request, served: ServedMedia, open: OpenBytes): Promise<Response> {
  const { file: media } = served;
  const etag = `"${media.id}"`;
  const headers = headersOf(served, etag);
  if (matchesAny(request.headers.get("if-none-match"), etag)) {
    headers.delete("Content-Type");
    return new Response(null, { status: 304, headers });
  }
  const asked = parseByteRange(rangeHeader(request, etag), media.bytes);
  if (asked.kind === "unsatisfiable") {
    headers.set("Content-Range", `bytes */${media.bytes}`);
    headers.set("Content-Length", "0");
    headers.set("Cache-Control", "no-store");
    return new Response(null, { status: 416, headers });
  }
  const part = asked.kind === "part" ? asked.range : null;
  if (part !== null) headers.set("Content-Range", `bytes ${part.start}-${part.end}/${media.bytes}`);
  headers.set("Content-Length", String(part === null ? media.bytes : part.end - part.start + 1));
  const body = request.method === "HEAD" ? null : await (part === null ? open() : open(part));
  return new Response(body, { status: part === null ? 200 : 206, headers });
}

/** Whatever it is, no browser may run it. */
function headersOf({ file, isReplaceable }: ServedMedia, etag: string): Headers {
  return new Headers({
    "Content-Type": file.contentType,
    "Accept-Ranges": "bytes",
    ETag: etag,
    "Cache-Control": isReplaceable ? FOR_A_WHILE : FOR_EVER,
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
  });
}

/** Ranges are for GET; with `If-Range` only when the sender's copy is still the same (a date never is). */
function rangeHeader(request: Request, etag: string): string | null {
  const ifRange = request.headers.get("if-range");
  if (request.method !== "GET" || (ifRange !== null && ifRange !== etag)) return null;
  return request.headers.get("range");
}

function matchesAny(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header.split(",").some((tag) => tag.trim() === "*" || tag.trim().replace(/^W\//, "") === etag);
}
