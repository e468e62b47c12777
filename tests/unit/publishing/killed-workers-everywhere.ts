import type { PostContent } from "@/core/domain/marketing/post-content";
import type { Fault, Switches } from "@/tests/fakes/graph/fake-graph";
import { KINDS } from "./a-content";
import { type DiesWhen, Life } from "./a-mortal";
import { aPress, type Press } from "./a-press";
import { connectBakery } from "./a-simulation-judge";

const SEND = { method: "POST", path: "media_publish" };
const COMMENT = { method: "POST", path: /\/comments$/ };
const HOSTILE: Partial<Switches> = {
  readLagMs: 45_000,
  secondPublishGoesLive: true,
  ripenMs: 1500,
  videoRipenMs: 3000,
};

export interface Weather {
  readonly faults: readonly Fault[];
  readonly switches: Partial<Switches>;
}

export const FAIR: Weather = { faults: [], switches: {} };
const HIDDEN_SUCCESS: readonly Fault[] = [
  { match: SEND, action: "apply-then-answer", error: "500" },
  { match: COMMENT, action: "apply-then-answer", error: "500" },
];
/** The longer reads lag, the more looks there are to be killed at. */
export const HOSTILE_WEATHER: Weather = {
  faults: HIDDEN_SUCCESS,
  switches: { ...HOSTILE, readLagMs: 8000 },
};
export const OTHER_WEATHERS: Readonly<Record<string, Weather>> = {
  "a hidden success, long unseen": { faults: HIDDEN_SUCCESS, switches: HOSTILE },
  "a slow file": { faults: [], switches: { ripenMs: 2000, videoRipenMs: 20_000 } },
  "hostile switches": { faults: [], switches: HOSTILE },
  "a failure": {
    faults: [
      { match: SEND, action: "answer", error: "500" },
      { match: COMMENT, action: "answer", error: "500" },
    ],
    switches: { ...HOSTILE, ripenMs: 2000 },
  },
  "silence, and both arrived": {
    faults: [
      { match: SEND, action: "apply-then-drop" },
      { match: COMMENT, action: "apply-then-drop" },
    ],
    switches: HOSTILE,
  },
  "a success behind a false limit": {
    faults: [{ match: SEND, action: "apply-then-answer", error: "4/2207051" }],
    switches: HOSTILE,
  },
};

export const SUBJECTS: Readonly<Record<string, Partial<PostContent>>> = {
  photo: KINDS.photo,
  "reel with cover": KINDS.reel,
  "story photo": KINDS["story photo"],
  "story video": KINDS["story video"],
  "carousel of three": KINDS.carousel,
  "photo with first comment": { ...KINDS.photo, firstComment: "The first word" },
};

export interface Sweep {
  /** Calls at which a worker was killed, before and after each counted by itself. */
  readonly points: number;
  /** What was not as promised. */
  readonly problems: readonly string[];
  readonly livePosts: number;
}

interface Death {
  readonly at: number;
  readonly when: DiesWhen;
  readonly times: number;
}

/** Kills at every call there is, until a worker gets through; `times` workers in a row. */
export async function killEverywhere(
  content: Partial<PostContent>,
  weather: Weather,
  times = 1,
): Promise<Sweep> {
  const problems: string[] = [];
  let points = 0;
  let livePosts = 0;
  for (let at = 1; ; at += 1) {
    for (const when of ["before", "after"] as const) {
      const { isReached, count, wrong } = await endOf(content, weather, { at, when, times });
      livePosts += count;
      problems.push(...wrong.map((problem) => `killed ${when} call ${at}: ${problem}`));
      if (!isReached) return { points, problems, livePosts };
      points += 1;
    }
  }
}

async function endOf(content: Partial<PostContent>, { faults, switches }: Weather, death: Death) {
  const press = await aPress();
  await connectBakery(press);
  press.fake.setSwitches(switches);
  for (const fault of faults) press.fake.inject(fault);
  const post = await press.submitContent(content);
  let isReached = false;
  for (let turn = 0; turn < death.times; turn += 1) {
    const life = new Life(death.at, death.when);
    await press.settle(2, press.worker({ life })).catch(() => undefined);
    isReached ||= life.isOver;
  }
  await press.settle();
  return { isReached, count: press.live().length, wrong: await wrongIn(press, post.id) };
}

async function wrongIn(press: Press, id: string): Promise<string[]> {
  const post = await press.posts.get(press.ownerId, id);
  const live = press.live();
  const [first] = live;
  const written = first === undefined ? [] : press.fake.commentsOn(first.id);
  const comment = post?.upkeep.comment ?? null;
  const wrong: string[] = [];
  if (live.length !== 1) wrong.push(`${live.length} live posts`);
  if (post?.status !== "published") wrong.push(`left ${post?.status}`);
  if (post?.platformPostId !== first?.id) wrong.push(`the id ${post?.platformPostId}`);
  if (written.length !== (comment === null ? 0 : 1)) wrong.push(`${written.length} comments`);
  if (comment !== null && comment.commentId !== written[0]?.id) wrong.push(`the comment is ${comment.state}`);
  return wrong;
}
