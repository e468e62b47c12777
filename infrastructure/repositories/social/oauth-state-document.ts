import { ObjectId } from "mongodb";
import { z } from "zod/v4";

export const oauthStateDocument = z.object({
  /** SHA-256 of the state. */
  _id: z.string(),
  ownerId: z.instanceof(ObjectId),
  actorId: z.instanceof(ObjectId),
  login: z.enum(["facebook", "instagram"]),
  reconnect: z.string().nullable(),
  expiresAt: z.date(),
});

export type OAuthStateDocument = z.infer<typeof oauthStateDocument>;
