import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ImageWish, UploadedFile } from "@/core/application/interfaces/social/media-store";
import { AppError } from "@/core/domain/errors";
import { receiveForm } from "@/infrastructure/media/receive-form";
import { safeFileName } from "@/infrastructure/media/safe-file-name";

export interface Upload {
  /** `originalName` is already harmless. */
  readonly file: UploadedFile;
  readonly wish: ImageWish;
}

/** contract.md §4 */
export const MAX_UPLOAD_BYTES = 300 * 1024 * 1024;
/** Boundaries, part headers and the two small fields. */
const FORM_OVERHEAD_BYTES = 1024 * 1024;

/**
 * Streams the form's file to a temporary folder, lends it to `use`, and removes the folder whatever
 * happens.
 * @throws AppError `unsupported_media_type`, `payload_too_large`, `invalid_request`
 */
export async function withUpload<T>(request: Request, use: (upload: Upload) => Promise<T>): Promise<T> {
  const contentType = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\s*;(.*;)?\s*boundary=("[^"\r\n]+"|[^\s";]+)/i.test(contentType)) {
    throw new AppError("unsupported_media_type", "An upload is multipart/form-data");
  }
  const maxBodyBytes = MAX_UPLOAD_BYTES + FORM_OVERHEAD_BYTES;
  if (Number(request.headers.get("content-length")) > maxBodyBytes) throw tooLarge();
  const folder = await mkdtemp(join(tmpdir(), "crm-upload-"));
  try {
    const path = join(folder, "file");
    const form = await receiveForm(request.body, {
      contentType,
      maxBodyBytes,
      maxFileBytes: MAX_UPLOAD_BYTES,
      signal: request.signal,
      saveTo: () => createWriteStream(path, { flags: "wx" }),
    });
    if (form.truncated) throw tooLarge();
    const file = { path, originalName: safeFileName(form.fileName), bytes: form.bytes };
    return await use({ file, wish: form.wish });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function tooLarge(): AppError {
  const issues = [
    { path: "file", rule: "file_size", message: "A file may have up to 300 MB", limit: MAX_UPLOAD_BYTES },
  ];
  return new AppError("payload_too_large", "The file is over 300 MB", { issues });
}
