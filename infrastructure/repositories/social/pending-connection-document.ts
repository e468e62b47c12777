import { ObjectId } from "mongodb";
import { z } from "zod/v4";
import type { ConnectionGrant } from "@/core/domain/marketing/connectable-account";
import { Secret } from "@/core/domain/secret";
import type { SealableJson } from "@/infrastructure/security/token-cipher";

export interface PendingConnectionDocument {
  /** SHA-256 of the id. */
  readonly _id: string;
  readonly ownerId: ObjectId;
  readonly actorId: ObjectId;
  /** Whose grant it is; missing where it was stored before it was noted. */
  readonly facebookUserId?: string | undefined;
  /** The whole grant: it is full of tokens. */
  readonly sealedGrant: string;
  /** That `sealedGrant` is bound to this row; missing where a process of an older version wrote it. */
  readonly isBound?: true | undefined;
  readonly reconnect: string | null;
  readonly expiresAt: Date;
  /** The one call that used it up, so that it knows itself again after a lost answer. */
  readonly takenBy: ObjectId | null;
}

export const pendingConnectionDocument: z.ZodType<PendingConnectionDocument> = z.object({
  _id: z.string(),
  ownerId: z.instanceof(ObjectId),
  actorId: z.instanceof(ObjectId),
  facebookUserId: z.string().optional(),
  sealedGrant: z.string(),
  isBound: z.literal(true).optional(),
  reconnect: z.string().nullable().default(null),
  expiresAt: z.date(),
  takenBy: z.instanceof(ObjectId).nullable(),
});

const secret = z.string().transform((value) => new Secret(value));
const instant = z.iso
  .datetime()
  .transform((text) => new Date(text))
  .nullable();

const grantSchema = z.object({
  login: z.enum(["facebook", "instagram"]),
  facebookUserId: z.string(),
  userAccessToken: secret,
  userTokenExpiresAt: instant,
  dataAccessExpiresAt: instant,
  scopes: z.array(z.string()),
  accounts: z.array(
    z.object({
      pageId: z.string(),
      pageName: z.string(),
      pageAccessToken: secret,
      instagramId: z.string(),
      username: z.string(),
      avatarUrl: z.string().nullable(),
    }),
  ),
  unavailable: z.array(
    z.object({
      pageId: z.string(),
      pageName: z.string(),
      reason: z.enum(["no_instagram_account", "missing_task", "no_page_token"]),
    }),
  ),
});

/** Tokens in clear: only ever goes into the cipher. */
export function grantToSealable(grant: ConnectionGrant): SealableJson {
  return {
    login: grant.login,
    facebookUserId: grant.facebookUserId,
    userAccessToken: grant.userAccessToken.reveal(),
    userTokenExpiresAt: grant.userTokenExpiresAt?.toISOString() ?? null,
    dataAccessExpiresAt: grant.dataAccessExpiresAt?.toISOString() ?? null,
    scopes: grant.scopes,
    accounts: grant.accounts.map((account) => ({
      pageId: account.pageId,
      pageName: account.pageName,
      pageAccessToken: account.pageAccessToken.reveal(),
      instagramId: account.instagramId,
      username: account.username,
      avatarUrl: account.avatarUrl,
    })),
    unavailable: grant.unavailable.map(({ pageId, pageName, reason }) => ({ pageId, pageName, reason })),
  };
}

/** Null when what was sealed is no grant of this version. */
export function grantFromSealed(value: unknown): ConnectionGrant | null {
  const parsed = grantSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}
