import type { PostView } from "@/app/api/_schemas/post";
import { needsReconnect } from "@/app/crm/social/connections/needs-reconnect";
import { isTerminal } from "@/core/domain/marketing/post";

export interface Wait {
  /** What has to happen first. */
  readonly for: string;
  /** When it goes on by itself; null where nobody knows, or a person has to act. */
  readonly until: string | null;
}

type Waiting = Pick<PostView, "status" | "error" | "nextAttemptAt" | "scheduledAt">;

/** What a post on its way waits for; null where it does not wait. `pausedUntil` is the account's rest. */
export function waitOf(post: Waiting, pausedUntil: string | null): Wait | null {
  const { status, error, nextAttemptAt, scheduledAt } = post;
  if (status === "draft" || isTerminal(status)) return null;
  if (needsReconnect(error)) return { for: "Waits until the account is reconnected", until: null };
  if (status === "scheduled") return { for: "Waits for its time", until: scheduledAt };
  if (error === undefined) return status === "queued" ? { for: "Waits for its turn", until: null } : null;
  switch (error.code) {
    case "rate_limited":
      return pausedUntil === null
        ? { for: "Waits because Instagram asks for fewer requests", until: nextAttemptAt }
        : { for: "Waits while publishing from this account rests", until: pausedUntil };
    case "quota_exhausted":
      return { for: "Waits until the account's daily publishing quota frees", until: nextAttemptAt };
    case "platform_unavailable":
      return { for: "Waits until Instagram answers properly", until: nextAttemptAt };
    default:
      return { for: "Waits for its next try", until: nextAttemptAt };
  }
}
