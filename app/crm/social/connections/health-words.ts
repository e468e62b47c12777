import { CircleCheck, ClockAlert, KeyRound, type LucideIcon, Unplug } from "lucide-react";
import type { Tone } from "@/app/_ui/tone";
import type { ConnectionView } from "@/app/api/_schemas/connection";
import { type ExpiryDates, endsWithDataAccess } from "@/app/crm/social/connections/expiry";
import { permissionNames, requiredAmong } from "@/app/crm/social/connections/permission-words";
import type { ConnectionHealth } from "@/core/domain/marketing/social-auth";

type HelpFacts = Pick<ConnectionView, "username" | "missingScopes"> & ExpiryDates;

interface HealthWords {
  readonly word: string;
  readonly tone: Tone;
  readonly icon: LucideIcon;
  readonly canPost: boolean;
  readonly help: (connection: HelpFacts) => string;
}

const UNREADABLE: HealthWords = {
  word: "Cannot be read",
  tone: "danger",
  icon: Unplug,
  canPost: false,
  help: () =>
    "Another version of this program wrote this connection, or its record is damaged. Posts are paused until you reconnect",
};

/** What is said of this connection. */
export function healthWords({
  health,
  unreadable,
}: Pick<ConnectionView, "health" | "unreadable">): HealthWords {
  return unreadable ? UNREADABLE : HEALTH_WORDS[health];
}

export const HEALTH_WORDS: Record<ConnectionHealth, HealthWords> = {
  connected: {
    word: "Connected",
    tone: "success",
    icon: CircleCheck,
    canPost: true,
    help: ({ username }) => `Posting as @${username}`,
  },
  expiring: {
    word: "Expires soon",
    tone: "warning",
    icon: ClockAlert,
    canPost: true,
    help: (connection) => `${endsWithDataAccess(connection) ? "Reconnect" : "Refresh"} to keep posting`,
  },
  expired: {
    word: "Expired",
    tone: "danger",
    icon: Unplug,
    canPost: false,
    help: () => "Posts are paused until you reconnect",
  },
  revoked: {
    word: "Needs permission",
    tone: "danger",
    icon: KeyRound,
    canPost: false,
    help: () => "Instagram no longer accepts this access. Posts are paused until you reconnect",
  },
  missing_permission: {
    word: "Needs permission",
    tone: "danger",
    icon: KeyRound,
    canPost: false,
    help: ({ missingScopes }) =>
      `Posting needs ${permissionNames(requiredAmong(missingScopes))}. Reconnect to allow it`,
  },
};
