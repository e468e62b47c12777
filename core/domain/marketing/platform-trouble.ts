import { retryDelay } from "@/core/domain/marketing/retry-plan";

/** `outage`: the platform stumbled or was silent, whoever asked. Anything else it says is an answer. */
export type CallOutcome = "answered" | "outage";

/** How the platform last treated one account's calls. */
export interface AccountOutcomes {
  readonly account: string;
  readonly answeredAt: Date | null;
  readonly outageAt: Date | null;
  /** Since the last answer. */
  readonly outagesInRow: number;
  /** When the first of them was. */
  readonly outagesSince: Date | null;
}

export interface PlatformTrouble {
  readonly since: Date;
}

const MINUTE = 60_000;

/** What was heard longer ago says nothing about now. */
export const TROUBLE_WINDOW_MS = 5 * MINUTE;
/** An account that was heard of in this time counts as one that there is. */
export const HEARD_WITHIN_MS = 24 * 60 * MINUTE;
/** So many in a row are no accident, where no second account can tell. */
const PERSISTENT = 3;
/** A post that keeps failing is tried again after at most this: until then nothing newer can be known. */
const NEXT_TRY_MS = retryDelay(Number.MAX_SAFE_INTEGER, 1) + MINUTE;

/**
 * Whether the platform itself is having trouble: more than half of the accounts that were tried lately fail, and
 * they are at least two; an only account has to fail three times in a row. Null while it works.
 */
export function platformTrouble(heardOf: readonly AccountOutcomes[], now: Date): PlatformTrouble | null {
  const newestAnswer = Math.max(...heardOf.map(({ answeredAt }) => answeredAt?.getTime() ?? 0));
  const failing = heardOf.filter((account) => isFailing(account, now.getTime(), newestAnswer));
  const answering = heardOf.filter((account) => isAnswering(account, now.getTime()));
  if (failing.length <= answering.length) return null;
  const isCertain = heardOf.length === 1 ? failing.every(isPersistent) : failing.length > 1;
  if (!isCertain) return null;
  return { since: new Date(Math.min(...failing.map(beginOf))) };
}

/** An outage that was followed by five minutes of answers to others is over, whether or not it was tried again. */
function isFailing(account: AccountOutcomes, now: number, newestAnswer: number): boolean {
  if (account.outageAt === null || account.outagesInRow === 0) return false;
  const at = account.outageAt.getTime();
  const goodFor = isPersistent(account) ? NEXT_TRY_MS : TROUBLE_WINDOW_MS;
  return now - at <= goodFor && newestAnswer - at <= TROUBLE_WINDOW_MS;
}

function isAnswering({ answeredAt, outagesInRow }: AccountOutcomes, now: number): boolean {
  return outagesInRow === 0 && answeredAt !== null && now - answeredAt.getTime() <= TROUBLE_WINDOW_MS;
}

function isPersistent({ outagesInRow }: AccountOutcomes): boolean {
  return outagesInRow >= PERSISTENT;
}

function beginOf({ outagesSince, outageAt }: AccountOutcomes): number {
  return (outagesSince ?? outageAt)?.getTime() ?? 0;
}
