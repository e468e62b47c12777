import { z } from "zod/v4";
import type {
  ExpiredUpload,
  UploadLease,
  UploadSession,
} from "@/core/application/interfaces/social/upload-session-store";

export const uploadSessionDocument = z.object({
  _id: z.string(),
  ownerId: z.string(),
  actorId: z.string(),
  metadata: z.record(z.string(), z.string().nullable()),
  length: z.number(),
  offset: z.number(),
  mediaId: z.string().nullable(),
  createdAt: z.date(),
  expiresAt: z.date(),
  /** Empty while nobody holds it. */
  leaseToken: z.string(),
  leaseUntil: z.date(),
  /** Somebody else waits for it. */
  isWanted: z.boolean(),
});

export type UploadSessionDocument = z.infer<typeof uploadSessionDocument>;

/** What no lease is. */
export const FREE = { leaseToken: "", leaseUntil: new Date(0), isWanted: false } as const;

export function heldBy({ token, until }: UploadLease) {
  return { leaseToken: token, leaseUntil: until, isWanted: false } as const;
}

export function toSession(document: UploadSessionDocument): UploadSession {
  const { _id: id, leaseToken, leaseUntil, isWanted, ...session } = document;
  return { id, ...session };
}

const mediaId = z.string().nullable().catch(null);

/** Of any session, also of one that cannot be read: it has to go as well. */
export function toExpired(document: Pick<UploadSessionDocument, "_id" | "mediaId">): ExpiredUpload {
  return { id: document._id, mediaId: mediaId.parse(document.mediaId) };
}

export function toSessionDocument(
  { id, metadata, ...session }: UploadSession,
  lease: UploadLease,
): UploadSessionDocument {
  return { _id: id, metadata: { ...metadata }, ...session, ...heldBy(lease) };
}
