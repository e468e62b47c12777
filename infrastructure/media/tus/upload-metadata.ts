import { Metadata } from "@tus/server";
import { AppError, type FieldIssue } from "@/core/domain/errors";
import type { ImageShape } from "@/core/domain/marketing/media";
import { readWish, WISH_FIELDS } from "@/infrastructure/media/image-wish";

/** `filetype` is what many clients send by themselves; what a file is, its content tells. */
const KNOWN: readonly string[] = ["filename", "filetype", ...WISH_FIELDS];
/** Of a name that is not known here, for the answer. */
const MAX_NAME = 60;

type UploadMetadata = Readonly<Record<string, string | null>>;

/** @throws AppError `invalid_request` naming each field that is wrong, or the whole when it cannot be read */
export function parseUploadMetadata(header: string | null): UploadMetadata {
  if (header === null) return {};
  const metadata = decode(header);
  readUploadMetadata(metadata);
  return metadata;
}

/** @throws AppError `invalid_request` */
export function readUploadMetadata(metadata: UploadMetadata): { readonly wish: ImageShape } {
  const unknown = Object.keys(metadata).filter((name) => !KNOWN.includes(name));
  const reading = readWish(metadata);
  const issues = [...unknown.map(asUnknown), ...("issues" in reading ? reading.issues : [])];
  if (issues.length > 0 || "issues" in reading) throw invalid(issues);
  return reading;
}

function decode(header: string): UploadMetadata {
  try {
    return Metadata.parse(header);
  } catch {
    const message = "Upload-Metadata is a list of `name base64`, with commas between them, each name once";
    throw invalid([{ path: "Upload-Metadata", rule: "malformed", message }]);
  }
}

function asUnknown(name: string): FieldIssue {
  const path = name.slice(0, MAX_NAME);
  return { path, rule: "unknown_key", message: "This field is not known here", limit: KNOWN.join(", ") };
}

function invalid(issues: readonly FieldIssue[]): AppError {
  return new AppError("invalid_request", "The upload was announced wrongly", { issues });
}
