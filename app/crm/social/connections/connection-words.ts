import { CirclePause, type LucideIcon, Unlink2 } from "lucide-react";
import type { Tone } from "@/app/_ui/tone";
import type { ConnectionView } from "@/app/api/_schemas/connection";
import { healthWords } from "@/app/crm/social/connections/health-words";
import type { FailureReason } from "@/core/domain/errors";

export interface ConnectionWords {
  readonly word: string;
  readonly tone: Tone;
  readonly icon: LucideIcon;
  readonly canPost: boolean;
  /** Whether a refresh may be what helps. */
  readonly canRefresh: boolean;
  readonly help: string;
}

/** The permission stands, the account behind it is gone: mended at Meta, and then read anew by a refresh. */
const LOST_LINKS: ReadonlySet<FailureReason> = new Set([
  "page_lost",
  "account_lost",
  "account_unlinked",
  "account_relinked",
]);

/** What a connection's badge and the line below say: its health, a link that was lost, a rest that lies ahead. */
export function connectionWords(connection: ConnectionView, isResting: boolean): ConnectionWords {
  const { problem } = connection;
  const { word, tone, icon, canPost, help } = healthWords(connection);
  const words = { word, tone, icon, canPost, canRefresh: canPost, help: help(connection) };
  if (problem !== undefined && LOST_LINKS.has(problem.reason))
    return { ...words, word: "Not linked", icon: Unlink2, canRefresh: true, help: problem.message };
  if (!canPost || !isResting) return words;
  return {
    ...words,
    word: "Resting",
    tone: "warning",
    icon: CirclePause,
    help: "Posts wait until the rest is over",
  };
}

/** What a refresh that succeeded brought; null where the badge and the line below say it already. */
export function refreshedWords({ canPost, word }: ConnectionWords): string | null {
  if (!canPost) return null;
  return word === "Resting"
    ? "Refreshed just now. The rest goes on"
    : "Refreshed just now: Instagram accepts the access";
}
