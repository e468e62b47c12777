import {
  Ban,
  CalendarClock,
  CircleCheck,
  CopyPlus,
  ExternalLink,
  type LucideIcon,
  PencilLine,
  RotateCw,
  Send,
  Trash2,
} from "lucide-react";
import type { ConnectionView } from "@/app/api/_schemas/connection";
import type { PostView } from "@/app/api/_schemas/post";
import { needsReconnect } from "@/app/crm/social/connections/needs-reconnect";
import type { PostStatus } from "@/core/domain/marketing/post";

/** Something that is done to the post by a request. */
export type DeedName =
  | "publish"
  | "schedule"
  | "cancel"
  | "retry"
  | "confirm_live"
  | "confirm_not_live"
  | "copy"
  | "delete";

/** Somewhere that leads on. */
export type LinkName = "edit" | "open" | "look" | "reconnect";
export type ActionName = DeedName | LinkName;

interface ActionWords {
  readonly label: string;
  readonly icon: LucideIcon;
}

export const ACTION_WORDS: Record<ActionName, ActionWords> = {
  edit: { label: "Edit", icon: PencilLine },
  publish: { label: "Publish now", icon: Send },
  schedule: { label: "Schedule", icon: CalendarClock },
  cancel: { label: "Cancel post", icon: Ban },
  retry: { label: "Try again", icon: RotateCw },
  confirm_live: { label: "It is live", icon: CircleCheck },
  confirm_not_live: { label: "It is not there, publish again", icon: RotateCw },
  copy: { label: "Edit as new", icon: CopyPlus },
  delete: { label: "Delete", icon: Trash2 },
  open: { label: "Open on Instagram", icon: ExternalLink },
  look: { label: "Look on Instagram", icon: ExternalLink },
  reconnect: { label: "Reconnect", icon: RotateCw },
};

/** What is said aloud once it is done. */
export const DEED_DONE: Record<DeedName, string> = {
  publish: "The post is on its way",
  schedule: "The post is scheduled",
  cancel: "The post is cancelled",
  retry: "The post is on its way again",
  confirm_live: "The post is marked as published",
  confirm_not_live: "The post is on its way again",
  copy: "A new draft is ready",
  delete: "The post is deleted",
};

type Acted = Pick<PostView, "status" | "error" | "scheduledAt" | "permalink" | "platformPostId" | "goneAt">;

/** How far a post's account lets us go; null: it is no longer connected. */
export type Reach = Pick<ConnectionView, "canDelete" | "profileUrl"> | null;

/** From `publishing` on a post may be public: cancelling it would be a promise nobody can keep. */
const CANCELLABLE: ReadonlySet<PostStatus> = new Set(["queued", "preparing", "processing"]);

/** What a person can do about this post, the likeliest first. */
export function actionsFor(post: Acted, account: Reach): readonly ActionName[] {
  const { status, error } = post;
  const reconnect: readonly ActionName[] = needsReconnect(error) ? ["reconnect"] : [];
  if (CANCELLABLE.has(status)) return [...reconnect, "cancel"];
  switch (status) {
    case "draft":
      // A draft with a time goes out at that time, unless a person wants it now.
      return ["edit", ...(post.scheduledAt === null ? [] : ["schedule" as const]), "publish", "delete"];
    case "scheduled":
      return [...reconnect, "edit", "publish", "cancel"];
    case "failed":
      return [...reconnect, ...(error?.retryable === false ? [] : ["retry" as const]), "copy", "delete"];
    case "published":
      return liveActions(post, account);
    case "unconfirmed":
      return [...(account === null ? [] : ["look" as const]), "confirm_live", "confirm_not_live"];
    case "cancelled":
      return ["copy", "delete"];
    default:
      return [];
  }
}

/** What nobody can do from here is not offered: deleting there has its own words (deletion-words.ts). */
function liveActions(post: Acted, account: Reach): readonly ActionName[] {
  if (post.goneAt !== undefined) return ["copy", "delete"];
  return [
    ...(isWebAddress(post.permalink) ? ["open" as const] : []),
    ...(canDeleteThere(post, account) ? ["delete" as const] : []),
  ];
}

export function canDeleteThere(
  { platformPostId }: Pick<PostView, "platformPostId">,
  account: Reach,
): boolean {
  return platformPostId !== null && account?.canDelete === true;
}

export function isLink(name: ActionName): name is LinkName {
  return name === "edit" || name === "open" || name === "look" || name === "reconnect";
}

export function isWebAddress(address: string | null): address is string {
  return address !== null && /^https?:\/\//.test(address);
}
