import fc from "fast-check";
import type { PostContent, PostMedia } from "@/core/domain/marketing/post-content";
import { aMediaItem } from "@/tests/builders/a-post";
import type { Fault } from "@/tests/fakes/graph/fake-graph";
import { IMAGE, VIDEO } from "@/tests/unit/fakes/a-fake-person";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** Longer than a story is shown, and than a container lives. */
const MORE_THAN_A_DAY_MS = 25 * 60 * MINUTE;

type Valued<Arbitrary> = Arbitrary extends fc.Arbitrary<infer Value> ? Value : never;

const aTick = fc.record({
  act: fc.constant("tick" as const),
  ms: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(500, 5 * SECOND, 20 * SECOND, 91 * SECOND) },
    { weight: 3, arbitrary: fc.constant(11 * MINUTE) },
    { weight: 1, arbitrary: fc.constant(MORE_THAN_A_DAY_MS) },
  ),
});
/** `go on`: whatever a person does with a post that waits for one. */
const aWish = fc.record({
  act: fc.constant("person" as const),
  wish: fc.constantFrom("cancel" as const, "publish now" as const, "go on" as const, "go on" as const),
  post: fc.nat(2),
});
const aMoment = fc.constantFrom(
  { act: "start" as const },
  { act: "database away" as const },
  { act: "database deaf" as const },
  { act: "database back" as const },
  { act: "token dies" as const },
  { act: "token comes back" as const },
  { act: "container breaks" as const },
);
const anAct = fc.oneof(
  { weight: 4, arbitrary: aTick },
  { weight: 3, arbitrary: fc.record({ act: fc.constant("crash" as const), worker: fc.nat(2) }) },
  { weight: 3, arbitrary: aWish },
  { weight: 3, arbitrary: aMoment },
);
const aMovedAct = fc.record({
  /** How many turns of others it lets pass. */
  after: fc.constantFrom(0, 0, 3, 10, 25),
  act: anAct,
});
export type Act = Valued<typeof anAct>;
export type MovedAct = Valued<typeof aMovedAct>;

/** The n-th of these takes so many turns of others longer than it had to. */
const aStall = fc.record({
  what: fc.constantFrom("send" as const, "comment" as const, "write" as const),
  nth: fc.integer({ min: 1, max: 8 }),
  turns: fc.constantFrom(10, 40),
});
export type Stall = Valued<typeof aStall>;

const SEND = { method: "POST", path: "media_publish" };
const MAKE = { method: "POST", path: /\/media$/ };
const COMMENT = { method: "POST", path: /\/comments$/ };
const LOOK = { method: "GET", path: /\/17889\d+$/ };
const LIST = { method: "GET", path: /\/(?:media|stories|comments)$/ };

/** Everything Meta has been seen to do, or may do without being caught. */
const FAULTS: readonly (readonly [weight: number, Fault])[] = [
  [3, { match: SEND, action: "answer", error: "500" }],
  [3, { match: SEND, action: "apply-then-answer", error: "500" }],
  [3, { match: SEND, action: "apply-then-drop" }],
  [2, { match: SEND, action: "drop" }],
  [1, { match: SEND, action: "apply-then-answer", error: "4/2207051" }],
  [1, { match: SEND, action: "apply-then-answer", error: "200-no-id" }],
  [1, { match: SEND, action: "apply-then-answer", error: "24/2207006" }],
  [1, { match: SEND, action: "answer", error: "24/2207006" }],
  [1, { match: SEND, action: "answer", error: "9007/2207027" }],
  [1, { match: SEND, action: "answer", error: "9/2207042" }],
  [1, { match: SEND, action: "answer", error: "190/460" }],
  [1, { match: MAKE, action: "answer", error: "500" }],
  [1, { match: MAKE, action: "apply-then-answer", error: "500" }],
  [1, { match: MAKE, action: "apply-then-drop" }],
  [1, { match: MAKE, action: "answer", error: "9004/2207052" }],
  [1, { match: MAKE, action: "answer", error: "4" }],
  [1, { match: COMMENT, action: "answer", error: "500" }],
  [2, { match: COMMENT, action: "apply-then-answer", error: "500" }],
  [1, { match: COMMENT, action: "apply-then-drop" }],
  [1, { match: COMMENT, action: "apply-then-answer", error: "200-no-id" }],
  [1, { match: COMMENT, action: "answer", error: "4" }],
  [1, { match: LOOK, action: "answer", error: "500" }],
  [1, { match: LOOK, action: "answer", error: "100/33" }],
  [1, { match: LOOK, action: "drop" }],
  [1, { match: LIST, action: "answer", error: "500" }],
  [1, { match: LIST, action: "drop" }],
  [2, { match: LOOK, action: "answer", error: "500", times: 100 }],
  [2, { match: LIST, action: "answer", error: "500", times: 100 }],
];
const aFault = fc
  .record({
    fault: fc.oneof(...FAULTS.map(([weight, fault]) => ({ weight, arbitrary: fc.constant(fault) }))),
    nth: fc.integer({ min: 1, max: 4 }),
    times: fc.constantFrom(1, 1, 1, 2, 100),
  })
  .map(({ fault, nth, times }): Fault => ({ times, ...fault, match: { ...fault.match, nth } }));

const KINDS = ["photo", "reel", "story", "video story", "carousel"] as const;
const aPlan = fc.record({
  kind: fc.constantFrom(...KINDS),
  caption: fc.constantFrom("one", "twin"),
  hasComment: fc.boolean(),
  start: fc.constantFrom("now", "now", "now", "late", "scheduled", "draft"),
});
export type Plan = Valued<typeof aPlan>;

const plans = fc.oneof(
  { weight: 3, arbitrary: fc.array(aPlan, { minLength: 2, maxLength: 3 }) },
  { weight: 1, arbitrary: aPlan.map((plan) => [plan, plan]) },
);

const LONG: Partial<Fault> = { times: Number.POSITIVE_INFINITY };
const TEN_BLIND_MINUTES: readonly MovedAct[] = [
  { after: 25, act: { act: "tick", ms: 11 * MINUTE } },
  { after: 10, act: { act: "tick", ms: 11 * MINUTE } },
  { after: 10, act: { act: "person", wish: "go on", post: 0 } },
  { after: 3, act: { act: "person", wish: "go on", post: 1 } },
];

/** Now and then Meta answers nothing clear, and is not to be asked for so long that a person has to decide. */
const aBlindness = fc.record({
  send: fc.constantFrom<Fault>(
    { match: { ...SEND, nth: 1 }, action: "answer", error: "500", times: 3 },
    { match: { ...SEND, nth: 1 }, action: "apply-then-answer", error: "500", times: 3 },
  ),
  look: fc.constantFrom<Fault | null>(null, {
    match: { ...LOOK, nth: 3 },
    action: "answer",
    error: "500",
    ...LONG,
  }),
});

/** How far Meta's clock is ahead of ours; how far at most, where no answer tells the time, decides live-match.ts. */
const someClocks = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ aheadMs: 0, tellsTime: true }) },
  {
    weight: 2,
    arbitrary: fc.record({
      aheadMs: fc.constantFrom(-90 * MINUTE, -5 * MINUTE, -3 * SECOND, -300, 300, 3 * SECOND, 5 * MINUTE),
      tellsTime: fc.constant(true),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      aheadMs: fc.constantFrom(-50 * SECOND, -3 * SECOND, 0, 3 * SECOND, 50 * SECOND),
      tellsTime: fc.constant(false),
    }),
  },
);

export const aScript = fc
  .record({
    plans,
    acts: fc.array(aMovedAct, { maxLength: 10 }).map((acts): readonly MovedAct[] => acts),
    faults: fc.array(aFault, { maxLength: 5 }).map((faults): readonly Fault[] => faults),
    blindness: fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: aBlindness }),
    stalls: fc.array(aStall, { maxLength: 3 }),
    readLagMs: fc.constantFrom(0, 25 * SECOND, 45 * SECOND),
    ripenMs: fc.constantFrom(0, 1500),
    videoRipenMs: fc.constantFrom(0, 3000),
    clocks: someClocks,
    /** After everything came to rest, people take care of what waits for them. */
    isLookedAfter: fc.boolean(),
  })
  .map(({ blindness, ...script }) => (blindness === null ? script : blinded(script, blindness)));

interface Sighted {
  readonly acts: readonly MovedAct[];
  readonly faults: readonly Fault[];
}

function blinded<Script extends Sighted>(script: Script, { send, look }: Valued<typeof aBlindness>): Script {
  const list: Fault = { match: LIST, action: "answer", error: "500", ...LONG };
  return {
    ...script,
    acts: [...script.acts.slice(0, 2), ...TEN_BLIND_MINUTES],
    faults: [send, list, ...(look === null ? [] : [look]), ...script.faults],
  };
}

export type Script = Valued<typeof aScript>;

/** A mark that comes back from Meta with each live post, so that it can be told whose it is. */
export function markOf(index: number): string {
  return `${1000 + index}`;
}

export function contentOf({ kind, caption, hasComment }: Plan, index: number): PostContent {
  const isStory = kind === "story" || kind === "video story";
  const tag = { username: `guest.${markOf(index)}`, x: kind === "video story" ? null : 0.5, y: null };
  return {
    kind: isStory ? "story" : kind === "reel" ? "reel" : "feed",
    caption: isStory ? "" : caption,
    media: mediaOf(kind).map((item) => (isStory ? { ...item, userTags: [{ ...tag, y: tag.x }] } : item)),
    collaborators: [],
    locationId: isStory ? null : markOf(index),
    shareToFeed: null,
    firstComment: hasComment && !isStory ? `The first word about ${markOf(index)}` : null,
  };
}

function mediaOf(kind: Plan["kind"]): PostMedia[] {
  const image = aMediaItem({ url: IMAGE, altText: null });
  const video = aMediaItem({ type: "video", url: VIDEO, altText: null });
  if (kind === "carousel") return [image, video];
  return kind === "reel" || kind === "video story" ? [video] : [image];
}

/** Another submission that looks the same in Meta's list: then nobody may be able to tell whose entry it is. */
export function hasTwin({ plans }: Script, index: number): boolean {
  const own = plans[index] && contentOf(plans[index], index);
  return plans.some((plan, other) => {
    const { kind, caption } = contentOf(plan, other);
    return other !== index && kind === own?.kind && caption === own.caption;
  });
}

/** A story is listed for a day only: whoever looks later is not told its id any more. */
export function letsStoriesEnd({ acts, isLookedAfter }: Script): boolean {
  return isLookedAfter || acts.some(({ act }) => act.act === "tick" && act.ms === MORE_THAN_A_DAY_MS);
}
