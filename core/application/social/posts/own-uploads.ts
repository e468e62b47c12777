import type { MediaStore } from "@/core/application/interfaces/social/media-store";
import { AppError, type FieldIssue } from "@/core/domain/errors";
import type { StoredMedia } from "@/core/domain/marketing/media";
import type { PostMedia } from "@/core/domain/marketing/post-content";

interface Mention {
  readonly id: string;
  readonly type: PostMedia["type"];
  readonly path: string;
}

/**
 * The uploads that a post names, its covers included. From now on no purge takes them for a day.
 * @throws AppError `invalid_request` naming each that is unknown, somebody else's, no upload, or purged
 */
export async function ownUploads(
  mediaStore: MediaStore,
  ownerId: string,
  media: readonly PostMedia[],
  now: Date,
): Promise<ReadonlyMap<string, StoredMedia>> {
  const mentions = media.flatMap(mentionsOf);
  const stored = await Promise.all(mentions.map(({ id }) => mediaStore.find(id)));
  const own = stored.filter((one) => one?.ownerId === ownerId && one.purpose === "upload");
  const kept = await mediaStore.touch([...new Set(own.flatMap((one) => one?.id ?? []))], now);
  const uploads = new Map(kept.map((one) => [one.id, one]));
  const issues = mentions.flatMap((mention) => uploadIssue(mention, uploads.get(mention.id)));
  if (issues.length > 0) throw new AppError("invalid_request", "Unknown or foreign media", { issues });
  return uploads;
}

function mentionsOf({ type, mediaId, coverMediaId }: PostMedia, index: number): Mention[] {
  return [
    ...(mediaId === null ? [] : [{ id: mediaId, type, path: `media.${index}.mediaId` }]),
    ...(coverMediaId === null
      ? []
      : [{ id: coverMediaId, type: "image" as const, path: `media.${index}.coverMediaId` }]),
  ];
}

function uploadIssue({ type, path }: Mention, upload: StoredMedia | undefined): FieldIssue[] {
  if (upload === undefined) return [{ path, rule: "unknown_media", message: "This upload does not exist" }];
  return upload.type === type
    ? []
    : [{ path, rule: "media_type", message: `This upload is ${upload.type}, not ${type}` }];
}
