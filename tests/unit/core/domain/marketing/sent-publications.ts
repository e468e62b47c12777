import fc from "fast-check";
import { NO_PUBLICATION, type Publication, UNCLEAR_ANSWERS } from "@/core/domain/marketing/publication";
import type { Evidence } from "@/core/domain/marketing/verdict";
import { aFailure } from "@/tests/builders/a-post";
import { later, START } from "./told-events";

/** Sent at the start; a second later its answer was unclear. */
export function aSend(over: Partial<Publication> = {}): Publication {
  return {
    ...NO_PUBLICATION,
    containerId: "17889",
    containerCreatedAt: START,
    sentAt: START,
    firstSentAt: START,
    firstUnclearAt: later(1000),
    unclear: "transient",
    unclearFailure: aFailure(),
    sends: 1,
    ...over,
  };
}

export const MATCH = { mediaId: "17990", permalink: "https://www.instagram.com/p/D/" };
export const seen = (container: Evidence["container"], match: Evidence["match"] = null): Evidence => ({
  container,
  match,
  retryAfterMs: 0,
});
export const unlisted = (container: Evidence["container"], retryAfterMs = 0): Evidence => ({
  container,
  match: undefined,
  retryAfterMs,
});

const aMoment = fc.integer({ min: 0, max: 900_000 }).map(later);

/** Any publication with a stored intent; an earlier send's unclear answer may be much older than the send. */
export const anySend: fc.Arbitrary<Publication> = fc
  .record({
    sentAt: aMoment,
    firstUnclearAt: aMoment,
    unclear: fc.constantFrom(...UNCLEAR_ANSWERS),
    quietSince: fc.option(aMoment),
    sends: fc.integer({ min: 1, max: 6 }),
    rebuilds: fc.integer({ min: 0, max: 4 }),
  })
  .map(aSend);

export const anyEvidence: fc.Arbitrary<Evidence> = fc.record({
  container: fc.constantFrom<Evidence["container"][]>(
    "in_progress",
    "finished",
    "published",
    "expired",
    "error",
    "unknown",
    "unreadable",
  ),
  match: fc.constantFrom<Evidence["match"][]>(null, undefined, MATCH),
  retryAfterMs: fc.constantFrom(0, 0, 0, 1000, 1_020_000),
});
/** Reaches beyond every limit that a publication can set. */
export const anyMs = fc.integer({ min: 0, max: 1_800_000 });
