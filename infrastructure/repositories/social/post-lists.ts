import type { Collection, Filter } from "mongodb";
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
