import type { BlobStore } from "@/core/application/interfaces/social/blob-store";
import type { UploadSession } from "@/core/application/interfaces/social/upload-session-store";
import { AppError } from "@/core/domain/errors";
import type { StoredMedia } from "@/core/domain/marketing/media";
import { BlobFile } from "@/infrastructure/media/blob-file";
import { safeStem, shownFileName } from "@/infrastructure/media/safe-file-name";
import { readUploadMetadata } from "@/infrastructure/media/tus/upload-metadata";
import type { Upload } from "@/infrastructure/media/upload-form";

/** Until it is known what it is. */
const UNKNOWN_TYPE = "application/octet-stream";

export type AcceptUpload = (upload: Upload) => Promise<StoredMedia>;

/** An upload whose last byte has arrived. May be done again after a crash at any point of it. */
export async function becomeMedia(
  { id, length, metadata }: UploadSession,
  { blobs, accept }: { readonly blobs: BlobStore; readonly accept: AcceptUpload },
): Promise<StoredMedia> {
  await blobs.complete(id, length, UNKNOWN_TYPE);
  const name = metadata.filename ?? "";
  const file = new BlobFile(blobs, id, safeStem(name), length, shownFileName(name));
  const { wish } = readUploadMetadata(metadata);
  return await accept({ file, wish });
}

/** What the file is will not change: it is not kept for another try. */
export function isRefusal(failure: unknown): boolean {
  return (
    failure instanceof AppError && (failure.code === "media_rejected" || failure.code === "payload_too_large")
  );
}
