import type { PostView } from "@/app/api/_schemas/post";
import type { PostStatus } from "@/core/domain/marketing/post";

export interface GridTile {
  readonly id: string;
  readonly thumbnailUrl: string | null;
  readonly label: string;
  /** Not on the profile yet. */
  readonly isPlanned: boolean;
  readonly isThis: boolean;
}

type GridPost = Pick<
  PostView,
  "id" | "kind" | "status" | "caption" | "media" | "scheduledAt" | "publishedAt" | "goneAt" | "createdAt"
>;

/** What is on the profile, or will be if nothing goes wrong. */
export const GRID_STATUSES = [
  "published",
  "scheduled",
  "queued",
  "preparing",
  "processing",
  "publishing",
] as const satisfies readonly PostStatus[];
const ON_THE_WAY: ReadonlySet<PostStatus> = new Set(GRID_STATUSES.slice(1));

export interface ThisPost {
  readonly thumbnailUrl: string | null;
  /** Null: now. */
  readonly goesOutAt: string | null;
}

/** The profile as it will be once everything planned is out: newest first, this post at its place. Stories are not there. */
export function profileGrid(
  posts: readonly GridPost[],
  own: ThisPost,
  ownId: string | null,
  now: number,
): GridTile[] {
  const others = posts
    .filter((post) => post.id !== ownId && post.kind !== "story" && isShown(post))
    .map((post) => ({ at: timeOf(post), tile: tileOf(post) }));
  const mine = {
    at: own.goesOutAt === null ? now : Date.parse(own.goesOutAt),
    tile: thisTile(own.thumbnailUrl),
  };
  return [...others, mine].sort((left, right) => right.at - left.at).map(({ tile }) => tile);
}

function isShown({ status, goneAt }: GridPost): boolean {
  return (status === "published" && goneAt === undefined) || ON_THE_WAY.has(status);
}

function timeOf({ publishedAt, scheduledAt, createdAt }: GridPost): number {
  return Date.parse(publishedAt ?? scheduledAt ?? createdAt);
}

function tileOf({ id, status, caption, media }: GridPost): GridTile {
  const words = caption.trim().split("\n")[0] || "No caption";
  return {
    id,
    thumbnailUrl: media[0]?.thumbnailUrl ?? null,
    label: ON_THE_WAY.has(status) ? `Planned: ${words}` : words,
    isPlanned: ON_THE_WAY.has(status),
    isThis: false,
  };
}

function thisTile(thumbnailUrl: string | null): GridTile {
  return { id: "this", thumbnailUrl, label: "This post", isPlanned: true, isThis: true };
}
