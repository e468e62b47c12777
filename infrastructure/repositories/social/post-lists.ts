import type { Collection, Filter } from "mongodb";
import { MAY_BE_LIVE, type MaybeLivePost } from "@/core/application/interfaces/social/post-repository";
import { type MediaUse, mediaUsesOf } from "@/core/domain/marketing/media-fate";
import { POST_STATUSES, type Post } from "@/core/domain/marketing/post";
import { parseObjectId } from "@/infrastructure/repositories/social/object-id";
import { type PostDocument, toPost } from "@/infrastructure/repositories/social/post-document";
import { maybeLive, mediaShown, type PostDesk } from "@/infrastructure/repositories/social/post-reader";

interface ChannelQuery {
  readonly ownerId: string;
  readonly channelId: string;
  readonly filter: Filter<PostDocument>;
}

const NOT_LIVE = POST_STATUSES.filter((status) => !MAY_BE_LIVE.includes(status));

/** One channel's posts, newest first, without those that cannot be read. */
export async function readChannel(
  { posts, reader }: PostDesk,
  query: ChannelQuery,
): Promise<readonly Post[]> {
  return reader.readAll(await findInChannel(posts, query)).map(toPost);
}

/** Also those that cannot be read, as far as they tell: what they are live as must not be taken for another post. */
export async function readMaybeLive(
  posts: Collection<PostDocument>,
  channel: Omit<ChannelQuery, "filter">,
): Promise<readonly MaybeLivePost[]> {
  const filter = { status: { $nin: NOT_LIVE }, platformPostId: null };
  const found = await findInChannel(posts, { ...channel, filter });
  return found.flatMap((document) => maybeLive.safeParse(document).data ?? []);
}

async function findInChannel(
  posts: Collection<PostDocument>,
  { ownerId, channelId, filter }: ChannelQuery,
): Promise<PostDocument[]> {
  const owner = parseObjectId(ownerId);
  if (owner === null) return [];
  return await posts
    .find({ ownerId: owner, channelId, ...filter })
    .sort({ _id: -1 })
    .toArray();
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

/** The embedded database finds one id by its index, and scans the collection for several (docs/operations.md). */
const ONE_BY_ONE = 8;

/** The version of each. */
export async function readMarks(
  posts: Collection<PostDocument>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const _ids = ids.flatMap((id) => parseObjectId(id) ?? []);
  const read = (filter: Filter<PostDocument>) => posts.find(filter).project({ version: 1 }).toArray();
  const found =
    _ids.length > ONE_BY_ONE
      ? await read({ _id: { $in: _ids } })
      : (await Promise.all(_ids.map((_id) => read({ _id })))).flat();
  return new Map(found.map(({ _id, version }) => [String(_id), String(version)]));
}

/** Which posts show these files; one that cannot be read keeps its own. */
export async function readMediaUses(
  posts: Collection<PostDocument>,
  mediaIds: readonly string[],
): Promise<readonly MediaUse[]> {
  const among = { $in: [...mediaIds] };
  const found = posts.find({ $or: [{ "media.mediaId": among }, { "media.coverMediaId": among }] });
  const uses = (await found.toArray()).flatMap((document) => mediaUsesOf(mediaShown.parse(document)));
  return uses.filter(({ mediaId }) => mediaIds.includes(mediaId));
}
