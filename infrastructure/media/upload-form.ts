import { createWriteStream } from "node:fs";
import { join } from "node:path";
import type { ArrivedFile } from "@/core/application/interfaces/social/media-intake";
import { AppError } from "@/core/domain/errors";
import type { ImageShape } from "@/core/domain/marketing/media";
import { WISH_FIELDS, type WishField } from "@/infrastructure/media/image-wish";
import { LocalFile } from "@/infrastructure/media/local-file";
import { receiveForm } from "@/infrastructure/media/receive-form";
import { safeStem, shownFileName } from "@/infrastructure/media/safe-file-name";
import { withTemporaryFolder } from "@/infrastructure/media/temporary-folder";
import { fileTooLarge, MAX_UPLOAD_BYTES, MEGABYTE } from "@/infrastructure/media/upload-size";

export interface Upload {
  readonly file: ArrivedFile;
  readonly wish: ImageShape;
}

export interface UploadForm {
  readonly maxFileBytes: number;
  readonly fields: readonly WishField[];
}

/** Any file that this product takes, and what shall become of it. */
const MEDIA_FORM: UploadForm = { maxFileBytes: MAX_UPLOAD_BYTES, fields: WISH_FIELDS };
/** One frame of a video, which a browser drew: at 4K and the best quality a JPEG has about 6 MB. */
const FRAME_FORM: UploadForm = { maxFileBytes: 10 * MEGABYTE, fields: [] };
/** Boundaries, part headers and the two small fields. */
const FORM_OVERHEAD_BYTES = MEGABYTE;

/**
 * Streams the form's file to a temporary folder, lends it to `use`, and removes the folder whatever
 * happens.
 * @throws AppError `unsupported_media_type`, `payload_too_large`, `invalid_request`
 */
export function withUpload<T>(request: Request, use: (upload: Upload) => Promise<T>): Promise<T> {
  return withForm(request, MEDIA_FORM, use);
}

/** As `withUpload`, for a form that is one small picture and nothing else. */
export function withFrame<T>(request: Request, use: (frame: ArrivedFile) => Promise<T>): Promise<T> {
  return withForm(request, FRAME_FORM, ({ file }) => use(file));
}

async function withForm<T>(
  request: Request,
  { maxFileBytes, fields }: UploadForm,
  use: (upload: Upload) => Promise<T>,
): Promise<T> {
  const contentType = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\s*;(.*;)?\s*boundary=("[^"\r\n]+"|[^\s";]+)/i.test(contentType)) {
    throw new AppError("unsupported_media_type", "An upload is multipart/form-data");
  }
  const maxBodyBytes = maxFileBytes + FORM_OVERHEAD_BYTES;
  const announced = Number(request.headers.get("content-length"));
  if (announced > maxBodyBytes) throw fileTooLarge(maxFileBytes, announced);
  return await withTemporaryFolder(async (folder) => {
    const path = join(folder, "file");
    const form = await receiveForm(request.body, {
      contentType,
      maxBodyBytes,
      maxFileBytes,
      fields,
      signal: request.signal,
      saveTo: () => createWriteStream(path, { flags: "wx" }),
    });
    if (form.truncated) throw fileTooLarge(maxFileBytes);
    const { fileName, bytes, wish } = form;
    return await use({ file: new LocalFile(path, safeStem(fileName), bytes, shownFileName(fileName)), wish });
  });
}
