import { describe, expect, it } from "vitest";
import type { Publication, QuietRead } from "@/core/domain/marketing/publication";
import { type Evidence, judge, MAX_REBUILDS, MAX_SENDS, type Verdict } from "@/core/domain/marketing/verdict";
import { aSend, MATCH, seen, unlisted } from "./sent-publications";
import { later, START } from "./told-events";

const MINUTE = 60_000;
const quiet = (over: Partial<Publication> = {}) => aSend({ quietSince: later(2000), ...over });
const look = (quietRead: QuietRead | null) => ({ kind: "look_again", quiet: quietRead }) as const;
const LIVE = { kind: "published", mediaId: null, permalink: null } as const;
const FAILED = { kind: "failed", pauseAccount: false } as const;

type Row = readonly [says: string, Publication, Evidence, ms: number, Partial<Verdict>];

const LIVE_ROWS: readonly Row[] = [
  ["a match is live", aSend(), seen("finished", MATCH), 1000, { kind: "published", ...MATCH }],
  [
    "a match counts where the container cannot be read",
    aSend(),
    seen("unreadable", MATCH),
    1000,
    { kind: "published", ...MATCH },
  ],
  [
    "a match counts after a permanent code",
    aSend({ unclear: "permanent" }),
    seen("error", MATCH),
    70_000,
    { kind: "published" },
  ],
  ["PUBLISHED waits for the list to tell the id", aSend(), seen("published"), 64_999, look(null)],
  ["PUBLISHED is live, id or not", aSend(), seen("published"), 65_000, LIVE],
  ["PUBLISHED is live where the list cannot be read", aSend(), unlisted("published"), 65_000, LIVE],
];

const FINISHED_ROWS: readonly Row[] = [
  ["one FINISHED is half a proof", aSend(), seen("finished"), 66_000, look("finished")],
  ["two FINISHED too early prove nothing", quiet(), seen("finished"), 64_999, look("finished")],
  ["two FINISHED, the second late: once more", quiet(), seen("finished"), 65_000, { kind: "send_again" }],
  [
    "the same read is not two",
    quiet({ quietSince: later(66_000) }),
    seen("finished"),
    66_000,
    look("finished"),
  ],
  ["after a permanent code: failed", quiet({ unclear: "permanent" }), seen("finished"), 66_000, FAILED],
  [
    "after an action block: failed, and the account rests",
    quiet({ unclear: "action_blocked" }),
    seen("finished"),
    66_000,
    { kind: "failed", pauseAccount: true },
  ],
  [
    "an unknown creation that is FINISHED after all: once more",
    quiet({ unclear: "unknown_creation" }),
    seen("finished"),
    66_000,
    { kind: "send_again" },
  ],
  ["sent often enough: failed", quiet({ sends: MAX_SENDS }), seen("finished"), 66_000, FAILED],
  [
    "sent once less: once more",
    quiet({ sends: MAX_SENDS - 1 }),
    seen("finished"),
    66_000,
    { kind: "send_again" },
  ],
  [
    "hours later, a first FINISHED still gets its second",
    aSend(),
    seen("finished"),
    180 * MINUTE,
    look("finished"),
  ],
];

const CONTAINER_ROWS: readonly Row[] = [
  ["ERROR: a new container", aSend(), seen("error"), 65_000, { kind: "new_container" }],
  ["EXPIRED: a new container", aSend(), seen("expired"), 65_000, { kind: "new_container" }],
  ["ERROR too early: look again", aSend(), seen("error"), 64_999, look(null)],
  ["ERROR after a permanent code: failed", aSend({ unclear: "permanent" }), seen("error"), 66_000, FAILED],
  [
    "ERROR after an action block: failed, and the account rests",
    aSend({ unclear: "action_blocked" }),
    seen("expired"),
    66_000,
    { kind: "failed", pauseAccount: true },
  ],
  ["rebuilt often enough: failed", aSend({ rebuilds: MAX_REBUILDS }), seen("error"), 66_000, FAILED],
  [
    "rebuilt once less: a new container",
    aSend({ rebuilds: MAX_REBUILDS - 1 }),
    seen("error"),
    66_000,
    { kind: "new_container" },
  ],
  [
    "unknown twice after 24: a new container",
    quiet({ unclear: "unknown_creation" }),
    seen("unknown"),
    65_000,
    { kind: "new_container" },
  ],
  [
    "unknown after FINISHED, after 24: not alike, the proof begins anew",
    quiet({ unclear: "unknown_creation", quietRead: "finished" }),
    seen("unknown"),
    66_000,
    look("unknown"),
  ],
  [
    "FINISHED after unknown, after 24: not alike either",
    quiet({ unclear: "unknown_creation", quietRead: "unknown" }),
    seen("finished"),
    66_000,
    look("finished"),
  ],
  [
    "reads that never agree: unconfirmed in the end",
    quiet({ unclear: "unknown_creation", quietRead: "unknown", firstUnclearAt: START }),
    seen("finished"),
    11 * MINUTE,
    { kind: "unconfirmed" },
  ],
  [
    "unknown twice after 24, too early: look again",
    quiet({ unclear: "unknown_creation" }),
    seen("unknown"),
    64_999,
    look("unknown"),
  ],
  [
    "unknown once after 24: half a proof",
    aSend({ unclear: "unknown_creation" }),
    seen("unknown"),
    66_000,
    look("unknown"),
  ],
  [
    "unknown after 24, rebuilt often enough: failed",
    quiet({ unclear: "unknown_creation", rebuilds: MAX_REBUILDS }),
    seen("unknown"),
    66_000,
    FAILED,
  ],
  ["unknown after anything else: look again", quiet(), seen("unknown"), 66_000, look(null)],
  ["in progress: look again", quiet(), seen("in_progress"), 66_000, look(null)],
];

const LATE_ROWS: readonly Row[] = [
  ["no list: look again, never quiet", quiet(), unlisted("finished"), 66_000, look(null)],
  ["no list and ERROR: look again", aSend(), unlisted("error"), 66_000, look(null)],
  [
    "ten minutes of nothing: a person",
    aSend(),
    seen("unreadable"),
    10 * MINUTE + 1000,
    { kind: "unconfirmed" },
  ],
  ["a moment less: look again", aSend(), seen("unreadable"), 10 * MINUTE + 999, look(null)],
  [
    "ten minutes without a list: a person",
    quiet(),
    unlisted("finished"),
    11 * MINUTE,
    { kind: "unconfirmed" },
  ],
  ["ten minutes in progress: a person", aSend(), seen("in_progress"), 11 * MINUTE, { kind: "unconfirmed" }],
  ["ten minutes unknown: a person", aSend(), seen("unknown"), 11 * MINUTE, { kind: "unconfirmed" }],
  [
    "ten minutes of refused reads, and Meta says for how long: look again then",
    quiet(),
    unlisted("unreadable", 17 * MINUTE),
    11 * MINUTE,
    { ...look(null), afterMs: 17 * MINUTE },
  ],
  [
    "a day of refused reads: a person",
    quiet(),
    unlisted("unreadable", 17 * MINUTE),
    25 * 60 * MINUTE,
    { kind: "unconfirmed" },
  ],
  [
    "an answer still missing is not ten minutes old",
    aSend({ firstUnclearAt: null }),
    seen("unreadable"),
    11 * MINUTE,
    look(null),
  ],
];

describe("contract.md §6 rule 2, row by row", () => {
  it.each([...LIVE_ROWS, ...FINISHED_ROWS, ...CONTAINER_ROWS, ...LATE_ROWS])(
    "%s",
    (_, publication, evidence, ms, verdict) => {
      expect(judge(publication, evidence, later(ms))).toMatchObject(verdict);
    },
  );

  it("takes a send that is not stored for one that happens now", () => {
    expect(judge(aSend({ sentAt: null }), seen("published"), later(600_000))).toMatchObject(look(null));
  });
});

describe("the next look after a send", () => {
  it.each([
    [0, 1000],
    [1500, 1000],
    [10_000, 5000],
    [40_000, 15_000],
    [58_000, 7000],
    [64_500, 1000],
    [65_000, 15_000],
    [300_000, 15_000],
  ])(
    "comes after %i ms in another %i ms: soon at first, then when it can be proof, then steadily",
    (ms, afterMs) => {
      expect(judge(aSend(), unlisted("finished"), later(ms))).toEqual({ ...look(null), afterMs });
    },
  );

  it("is counted from the newest send, not from the first", () => {
    const again = aSend({ firstSentAt: later(-600_000), sentAt: START });
    expect(judge(again, seen("published"), later(1000))).toMatchObject(look(null));
  });
});
