import { type Collection, ObjectId } from "mongodb";
import { z } from "zod/v4";
import { AppError } from "@/core/domain/errors";
import { POST_STATUSES } from "@/core/domain/marketing/post";
import { POST_KINDS } from "@/core/domain/marketing/post-content";
import { type PostDocument, postDocument } from "@/infrastructure/repositories/social/post-document";
import { DocumentReader, type OnUnreadable } from "@/infrastructure/repositories/social/unreadable";

export type PostReader = DocumentReader<typeof postDocument>;

/** Where posts are, and how they are read. */
export interface PostDesk {
  readonly posts: Collection<PostDocument>;
  readonly reader: PostReader;
}

export function postReader(onUnreadable?: OnUnreadable): PostReader {
  return new DocumentReader("social_posts", postDocument, onUnreadable);
}

/** @throws AppError `conflict` (`post_unreadable`) */
export function readOrRefuse(reader: PostReader, found: unknown): PostDocument {
  const document = reader.read(found);
  if (document !== null) return document;
  throw new AppError("conflict", "The post cannot be read", { reason: "post_unreadable" });
}

const status = z.enum([...POST_STATUSES, "unreadable"]).catch("unreadable");

/** As much as tells which files a post shows, of one that cannot be read as a whole as well. */
export const mediaShown = z.object({
  media: z
    .array(
      z.object({
        mediaId: z.string().nullable().catch(null),
        coverMediaId: z.string().nullable().catch(null),
      }),
    )
    .catch([]),
  status,
  publishedAt: z.date().nullable().catch(null),
});

/** As much as tells whether an entry at the platform may be this post. */
export const maybeLive = z
  .object({
    _id: z.instanceof(ObjectId),
    kind: z.enum(POST_KINDS),
    caption: z.string(),
    status,
    publishedAt: z.date().nullable().catch(null),
    publication: z.object({
      containerId: z.string().nullable(),
      firstSentAt: z.date().nullable(),
      clockAheadMs: z.number().nullable().catch(null),
    }),
  })
  .transform(({ _id, ...post }) => ({ ...post, id: _id.toHexString() }));
