import type { ConnectionView } from "@/app/api/_schemas/connection";
import { type ExpiryDates, endsWithDataAccess } from "@/app/crm/social/connections/expiry";
import { HEALTH_WORDS } from "@/app/crm/social/connections/health-words";
import { startAddress } from "@/app/crm/social/connections/start-address";

type Account = Pick<ConnectionView, "channelId" | "username" | "health"> & ExpiryDates;

export const CONNECTIONS_PATH = "/crm/social/connections";

export interface BannerLink {
  readonly label: string;
  readonly href: string;
}

export interface BannerWords {
  readonly tone: "danger" | "warning";
  readonly sentence: string;
  readonly links: readonly BannerLink[];
}

/** More names, or more links, than this are too much for one line. */
const NAMED = 2;

/** What a person has to do for their accounts, worst first; null while nothing is to do. */
export function bannerFor(accounts: readonly Account[]): BannerWords | null {
  const broken = accounts.filter(({ health }) => !HEALTH_WORDS[health].canPost);
  const ending = accounts.filter(({ health }) => health === "expiring");
  const needing = [...broken, ...ending];
  if (needing.length === 0) return null;
  const them = broken.length === 1 ? "it" : "them";
  const sentences = [
    ...(broken.length > 0 ? [`${namesOf(broken)} cannot post until you reconnect ${them}`] : []),
    ...(ending.length > 0 ? [`The access to ${namesOf(ending)} ends soon`] : []),
  ];
  return {
    tone: broken.length > 0 ? "danger" : "warning",
    sentence: `${sentences.join(". ")}.`,
    links: needing.length > NAMED ? [OPEN_LIST] : needing.map(linkFor),
  };
}

const OPEN_LIST: BannerLink = { label: "Open connections", href: CONNECTIONS_PATH };

/** Refreshing takes a button, which the list has. */
function linkFor(account: Account): BannerLink {
  const { channelId, username, health } = account;
  return health === "expiring" && !endsWithDataAccess(account)
    ? { label: `Refresh @${username}`, href: CONNECTIONS_PATH }
    : { label: `Reconnect @${username}`, href: startAddress({ reconnect: channelId }) };
}

function namesOf(accounts: readonly Account[]): string {
  const names = accounts.map(({ username }) => `@${username}`);
  const more = names.length - NAMED;
  return new Intl.ListFormat("en").format(more > 0 ? [...names.slice(0, NAMED), `${more} more`] : names);
}
