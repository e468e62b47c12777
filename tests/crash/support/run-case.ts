import type { FakeGraph } from "@/tests/fakes/graph/fake-graph";
import { aScene, type Scene } from "./a-scene";
import { realSleep } from "./bend-time";
import { isAtRest, judge } from "./judge";
import { KINDS, type Kind } from "./kinds";
import type { Act } from "./worker-plan";

/** Never polite: a second publish of one container always goes live. */
export const METAS = {
  plain: { speed: 20, prepare: (fake: FakeGraph) => fake.setSwitches({ secondPublishGoesLive: true }) },
  /** The answer to the publish is lost, and reads are 45 seconds behind. */
  lagging: {
    speed: 14,
    prepare: (fake: FakeGraph) => {
      fake.setSwitches({ secondPublishGoesLive: true, readLagMs: 45_000 });
      fake.inject({ match: { path: "media_publish" }, action: "apply-then-drop" });
    },
  },
  /** What was sent arrives ten seconds later, when its sender may be dead. */
  late: {
    speed: 14,
    prepare: (fake: FakeGraph) =>
      fake.setSwitches({ secondPublishGoesLive: true, readLagMs: 25_000, arriveAfterDeathMs: 10_000 }),
  },
};
export type MetaName = keyof typeof METAS;

export interface CrashCase {
  readonly kind: Kind;
  readonly meta: MetaName;
  readonly act: Omit<Act, "deed"> | null;
  /** The flaw that the harness has to find. */
  readonly isForgetful?: boolean;
}

export interface CrashResult {
  readonly hasDied: boolean;
  /** What the first worker passed. */
  readonly points: readonly string[];
  readonly problems: readonly string[];
  readonly livePosts: number;
}

/** Scheduling, lease, quiet period and a comment's own, several times over. */
const AT_REST_WITHIN_MS = 90_000;
const LOOK_EVERY_MS = 60;

/** One submission, a worker that dies where it is told, and workers after it until the post is at rest. */
export async function runCase({ kind, meta, act, isForgetful = false }: CrashCase): Promise<CrashResult> {
  const scene = await aScene(METAS[meta]);
  try {
    const caption = "caption" in KINDS[kind] ? "" : `A ${kind} from the oven`;
    const submitted = await scene.submit({ ...KINDS[kind], caption });
    const first = scene.startWorker(act && { ...act, deed: "die" }, { isForgetful });
    const isDone = async () => {
      const post = await scene.read(submitted);
      return isAtRest(post) || scene.fake.livePosts(post.channelId).length > 1;
    };
    const problems = await untilAtRest(scene, isDone, first);
    await scene.fake.settle();
    const post = await scene.read(submitted);
    return {
      hasDied: first.hasDone,
      points: first.points,
      problems: [...problems, ...judge(scene.fake, [post])],
      livePosts: scene.fake.livePosts(post.channelId).length,
    };
  } finally {
    await scene.close();
  }
}

/** Watches until `isDone`, and starts a new worker where one was killed; answers what went wrong. */
async function untilAtRest(
  scene: Scene,
  isDone: () => Promise<boolean>,
  first: ReturnType<Scene["startWorker"]>,
): Promise<string[]> {
  const deadline = Date.now() + AT_REST_WITHIN_MS;
  for (let worker = first; Date.now() < deadline; ) {
    if (await isDone()) return [];
    if (worker.hasGivenUp) return [`a worker ended by itself:\n${worker.lines.join("\n")}`];
    if (worker.isOver) worker = scene.startWorker();
    await realSleep(LOOK_EVERY_MS);
  }
  return ["the post never came to rest"];
}
