import { AppError, type FieldIssue } from "@/core/domain/errors";
import { parseUploadMetadata } from "@/infrastructure/media/tus/upload-metadata";
import { fileTooLarge, MAX_UPLOAD_BYTES } from "@/infrastructure/media/upload-size";

export const TUS_VERSION = "1.0.0";
const BODY_TYPE = "application/offset+octet-stream";
/** Parts of tus that are not spoken here; ignoring one would make another file than was meant. */
const NOT_SPOKEN = ["Upload-Concat", "Upload-Defer-Length"] as const;

/**
 * Everything about a request that can be judged before the upload is looked up, by tus 1.0 and our limits.
 * @throws AppError `invalid_request`, `payload_too_large`, `unsupported_media_type`
 */
export function checkTusRequest({ method, headers }: Pick<Request, "method" | "headers">): void {
  if (headers.get("tus-resumable") !== TUS_VERSION) {
    const message = `Uploads here speak version ${TUS_VERSION} of tus`;
    const issues = [{ path: "Tus-Resumable", rule: "tus_version", message, limit: TUS_VERSION }];
    throw new AppError("invalid_request", "Another version of tus", { reason: "tus_version", issues });
  }
  if (method === "POST") checkAnnouncement(headers);
  if (method === "PATCH") checkPart(headers);
}

function checkAnnouncement(headers: Headers): void {
  const notSpoken = NOT_SPOKEN.filter((name) => headers.has(name));
  if (notSpoken.length > 0) {
    throw invalid(
      notSpoken.map((path) => ({ path, rule: "not_supported", message: `${path} is not taken here` })),
    );
  }
  const length = numberIn(headers, "Upload-Length");
  if (length === null || length === 0) {
    const message = "Upload-Length says how many bytes the file has: a whole number from 1";
    throw invalid([{ path: "Upload-Length", rule: "upload_length", message, limit: MAX_UPLOAD_BYTES }]);
  }
  if (length > MAX_UPLOAD_BYTES) throw fileTooLarge(MAX_UPLOAD_BYTES, length);
  parseUploadMetadata(headers.get("upload-metadata"));
}

function checkPart(headers: Headers): void {
  if (headers.get("content-type") !== BODY_TYPE) {
    throw new AppError("unsupported_media_type", "A part of an upload has a type of its own", {
      issues: [
        { path: "Content-Type", rule: "content_type", message: `Send it as ${BODY_TYPE}`, limit: BODY_TYPE },
      ],
    });
  }
  if (numberIn(headers, "Upload-Offset") !== null) return;
  const message = "Upload-Offset says where this part begins: a whole number from 0";
  throw invalid([{ path: "Upload-Offset", rule: "upload_offset", message }]);
}

function numberIn(headers: Headers, name: string): number | null {
  const value = headers.get(name) ?? "";
  return /^(0|[1-9]\d{0,14})$/.test(value) ? Number(value) : null;
}

function invalid(issues: readonly FieldIssue[]): AppError {
  return new AppError("invalid_request", "The request does not follow tus", { issues });
}
