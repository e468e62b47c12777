import { z } from "zod/v4";
import { pastedId } from "@/app/api/_schemas/pasted-id";
import { FAILURE_REASONS } from "@/core/domain/errors";

export const login = z.enum(["facebook", "instagram"]);
export const connectionHealth = z.enum(["connected", "expiring", "expired", "revoked", "missing_permission"]);
const instant = z.iso.datetime().nullable();

export const connection = z.object({
  channelId: z.string(),
  username: z.string(),
  pageName: z.string().nullable(),
  avatarUrl: z.string().nullable(),
  login,
  health: connectionHealth,
  /** Its record cannot be read: `revoked`, and to be connected anew or disconnected. */
  unreadable: z.literal(true).optional(),
  /** Why it is expired or revoked, in the words of its posts; left out where nothing more is known. */
  problem: z.object({ reason: z.enum(FAILURE_REASONS), message: z.string() }).optional(),
  expiresAt: instant,
  userTokenExpiresAt: instant,
  dataAccessExpiresAt: instant,
  scopes: z.array(z.string()),
  missingScopes: z.array(z.string()),
  /** Whether live posts can be deleted from here, perhaps after reconnecting; else only the Instagram app can. */
  canDelete: z.boolean(),
  /** Where people see the account. */
  profileUrl: z.string(),
  /** Null unless it lies ahead. */
  publishingPausedUntil: instant,
  /** As last read from Meta; null where it never was. */
  quota: z
    .object({
      used: z.number().int(),
      total: z.number().int().nullable(),
      readAt: z.iso.datetime(),
      /** When Meta last refused a post for the quota; left out once one went out again. */
      refusedAt: z.iso.datetime().optional(),
    })
    .nullable(),
});
export const connectionsAnswer = z.object({ connections: z.array(connection) });

export const startQuery = z.strictObject({
  login: login.default("facebook"),
  reconnect: pastedId().optional(),
  /** Ask Meta to show again what was declined before, although nothing was connected. */
  again: z.literal("1").optional(),
});

export const selectPageAnswer = z.object({
  accounts: z.array(
    z.object({
      pageId: z.string(),
      pageName: z.string(),
      instagramId: z.string(),
      username: z.string(),
      avatarUrl: z.string().nullable(),
      connected: z.boolean(),
    }),
  ),
  unavailable: z.array(
    z.object({
      pageId: z.string(),
      pageName: z.string(),
      reason: z.enum(["no_instagram_account", "missing_task", "no_page_token"]),
    }),
  ),
  /** The account that this began with, where one was to be reconnected. */
  reconnect: z.object({ channelId: z.string(), username: z.string() }).optional(),
  expiresAt: z.iso.datetime(),
});

const pageId = z.string("Choose an account").min(1, "Choose an account").max(64);
export const selectPageBody = z
  .strictObject({ pageId: pageId.optional(), pageIds: z.array(pageId).min(1).max(200).optional() })
  .refine((body) => (body.pageId === undefined) !== (body.pageIds === undefined), {
    path: ["pageId"],
    message: "Send either pageId or pageIds",
  });
export const selectPageSaved = z.object({
  success: z.literal(true),
  channelId: z.string(),
  username: z.string(),
  channels: z.array(z.object({ channelId: z.string(), username: z.string() })),
});

/** What a disconnect would mean for the account's posts. */
export const waitingPostsAnswer = z.object({
  scheduled: z.number().int(),
  waiting: z.number().int(),
  goingOut: z.number().int(),
  drafts: z.number().int(),
});

export const channelBody = z.strictObject({ channelId: pastedId().optional() });
export const refreshAnswer = z.object({
  success: z.literal(true),
  expiresAt: instant,
  dataAccessExpiresAt: instant,
});
export const successAnswer = z.object({ success: z.literal(true) });

export type ConnectionView = z.infer<typeof connection>;
export type WaitingPostsView = z.infer<typeof waitingPostsAnswer>;
export type SelectPageView = z.infer<typeof selectPageAnswer>;
