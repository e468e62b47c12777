import type { Collection, Filter } from "mongodb";
import { type MediaUse, mediaUsesOf } from "@/core/domain/marketing/media-fate";
import type { Post } from "@/core/domain/marketing/post";
import { parseObjectId } from "@/infrastructure/repositories/social/object-id";
import { type PostDocument, parsePost } from "@/infrastructure/repositories/social/post-document";

interface ChannelQuery {
  readonly ownerId: string;
  readonly channelId: string;
  readonly filter: Filter<PostDocument>;
}

/** One channel's posts, newest first. */
export async function readChannel(
  posts: Collection<PostDocument>,
  { ownerId, channelId, filter }: ChannelQuery,
): Promise<readonly Post[]> {
  const owner = parseObjectId(ownerId);
  if (owner === null) return [];
  const found = posts.find({ ownerId: owner, channelId, ...filter }).sort({ _id: -1 });
  return (await found.toArray()).map(parsePost);
}

/** Which of these platform ids other posts than `exceptId` have. */
export async function readTakenIds(
  posts: Collection<PostDocument>,
  ids: readonly string[],
  exceptId: string,
): Promise<ReadonlySet<string>> {
  const except = parseObjectId(exceptId);
  const filter: Filter<PostDocument> = {
    platformPostId: { $in: [...ids] },
    ...(except && { _id: { $ne: except } }),
  };
  const found = await posts.find(filter).project({ platformPostId: 1 }).toArray();
  return new Set(found.map((document) => String(document.platformPostId)));
}

/** Which posts show these files. */
export async function readMediaUses(
  posts: Collection<PostDocument>,
  mediaIds: readonly string[],
): Promise<readonly MediaUse[]> {
  const among = { $in: [...mediaIds] };
  const found = posts.find({ $or: [{ "media.mediaId": among }, { "media.coverMediaId": among }] });
  const uses = (await found.toArray()).flatMap((document) => mediaUsesOf(parsePost(document)));
  return uses.filter(({ mediaId }) => mediaIds.includes(mediaId));
}
