import type fc from "fast-check";
import type { PostRepository } from "@/core/application/interfaces/social/post-repository";
import type { ResumablePostingAdapter } from "@/core/application/interfaces/social/posting-adapter";
import type { Post } from "@/core/domain/marketing/post";
import { Press, type Worker } from "./a-press";
import { connectBakery, judged, liveOf } from "./a-simulation-judge";
import { People } from "./a-simulation-people";
import { type Act, contentOf, type MovedAct, markOf, type Plan, type Script } from "./a-simulation-script";
import { DatabaseAway, Stage, StagedLife } from "./a-simulation-stage";

const WORK_STEPS = 12;
const LONGEST_IDLE_MS = 30_000;
const MINUTE = 60_000;
const CALM_HOURS = 30;
const WISH = /"event":"(post_cancelled|post_sent_out|post_retried|post_confirmed)"/;

/** What is wrong with a worker, on purpose: wrong ports and settings, never another core. */
export interface Flaw {
  readonly adapter?: (adapter: ResumablePostingAdapter) => ResumablePostingAdapter;
  readonly posts?: (posts: PostRepository) => PostRepository;
  readonly sendLifeMs?: number;
}

export interface Outcome {
  /** What broke the promise, in words; empty when it was kept. */
  readonly problems: readonly string[];
  readonly statuses: readonly string[];
  readonly sends: number;
  readonly live: number;
  readonly comments: readonly string[];
  /** What people did, as the log calls it. */
  readonly wishes: readonly string[];
  /** Everything that happened and was said, in order; the same for the same seed. */
  readonly log: readonly string[];
}

/** A few posts, two or three workers, people and one hostile Meta; the scheduler decides who goes next. */
class Simulation {
  readonly #press = new Press();
  readonly #stage: Stage;
  readonly #script: Script;
  readonly #flaw: Flaw;
  readonly #people: People;
  readonly #lives: StagedLife[] = [];
  readonly #posts: (Post | null)[] = [];
  readonly #problems: string[] = [];

  constructor(
    private readonly scheduler: fc.Scheduler,
    script: Script,
    flaw: Flaw,
  ) {
    this.#script = script;
    this.#flaw = flaw;
    const { readLagMs } = script;
    const meta = (request: Request) => this.#press.fake.handle(request);
    this.#stage = new Stage(scheduler, this.#press.clock, meta, {
      readLagMs,
      stalls: script.stalls,
      ...(flaw.sendLifeMs === undefined ? {} : { sendLifeMs: flaw.sendLifeMs }),
    });
    this.#people = new People(this.#press, this.#stage);
  }

  async run(): Promise<Outcome> {
    const { plans, acts, faults, readLagMs, ripenMs, videoRipenMs, clocks } = this.#script;
    const { tellsTime } = clocks;
    this.#press.fake.advance(clocks.aheadMs);
    this.#press.fake.setSwitches({
      secondPublishGoesLive: true,
      readLagMs,
      ripenMs,
      videoRipenMs,
      tellsTime,
    });
    await connectBakery(this.#press);
    for (const fault of faults) this.#press.fake.inject(fault);
    const everything = [
      ...plans.map((plan, index) => this.#submit(plan, index)),
      this.#work(0),
      this.#work(1),
      this.#play(acts),
    ];
    await this.scheduler.waitFor(Promise.all(everything));
    await this.#calm();
    return await this.#outcome();
  }

  async #submit(plan: Plan, index: number): Promise<void> {
    this.#posts[index] = null;
    if (plan.start === "late") await this.#stage.event(`post ${index} is thought of`, () => {});
    await this.#stage.event(`post ${index} is submitted`, async () => {
      this.#posts[index] = await this.#people.submit(contentOf(plan, index), plan.start, markOf(index));
    });
  }

  /** One process after another, each until it is killed. */
  async #work(slot: number): Promise<void> {
    let [life, worker] = this.#start(slot);
    for (let step = 0; step < WORK_STEPS; step += 1) {
      await this.#stage.event(`worker ${slot} goes on`, () => {});
      const worked = await Promise.race([this.#workOnce(worker), life.over]);
      if (life.isOver) [life, worker] = this.#start(slot);
      else if (!worked) await this.#untilDue();
    }
    life.end();
  }

  /** A worker with nothing to do: time passes, and little of it while somebody waits for Meta. */
  async #untilDue(): Promise<void> {
    const due = await this.#press.posts.nextDueAt();
    const ms = (due?.getTime() ?? 0) - this.#press.clock.now().getTime();
    this.#press.clock.advance(Math.min(Math.max(ms, 500), this.#stage.isQuiet ? LONGEST_IDLE_MS : 1000));
  }

  async #workOnce(worker: Worker): Promise<boolean> {
    try {
      return await worker.workOnce();
    } catch (error) {
      if (!(error instanceof DatabaseAway)) this.#problems.push(`a worker threw ${String(error)}`);
      return false;
    }
  }

  #start(slot: number): [StagedLife, Worker] {
    const life = new StagedLife(this.#stage, `worker ${slot}`);
    this.#lives[slot] = life;
    const { adapter, posts } = this.#flaw;
    const worker = this.#press.worker({
      life,
      clock: this.#stage.clockOf(life),
      fetch: (request) => this.#stage.exchange(request),
      ...(adapter ? { adapter } : {}),
      ...(posts ? { posts } : {}),
    });
    return [life, worker];
  }

  async #play(acts: readonly MovedAct[]): Promise<void> {
    const extra: Promise<void>[] = [];
    for (const { after, act } of acts) {
      await this.#stage.pass(after);
      if (act.act === "start") extra.push(this.#work(2));
      else if (act.act === "person") await this.#wish(act);
      else await this.#stage.event(act.act, () => this.#perform(act));
    }
    await Promise.all(extra);
  }

  async #wish({ wish, post: index }: Extract<Act, { act: "person" }>): Promise<void> {
    await this.#stage.event(`a person wants to ${wish} ${index}`, () => {});
    const post = this.#posts[index];
    if (post) await this.#people.wish(wish, post, () => this.#isLive(index));
  }

  async #perform(act: Act): Promise<void> {
    const { fake, clock } = this.#press;
    if (act.act === "tick") clock.advance(act.ms);
    if (act.act === "crash") this.#lives[act.worker]?.end();
    if (act.act === "database away") this.#stage.database = "away";
    if (act.act === "database deaf") this.#stage.database = "deaf";
    if (act.act === "database back") this.#stage.database = "there";
    if (act.act === "token dies") fake.killUser(460);
    if (act.act === "token comes back") await connectBakery(this.#press);
    if (act.act === "container breaks") this.#breakContainer();
  }

  #breakContainer(): void {
    this.#press.fake.seedWorld(({ containers }) => {
      const container = containers.findLast(({ publishedAt }) => publishedAt === undefined);
      if (container) container.errorSubcode = 2207053;
    });
  }

  #isLive(index: number): boolean {
    return liveOf(this.#press, index).length > 0;
  }

  /** No more faults: what was sent arrives, and everything that can come to rest does. */
  async #calm(): Promise<void> {
    for (const life of this.#lives) life.end();
    await this.scheduler.waitIdle();
    this.#stage.database = "there";
    this.#press.fake.clearFaults();
    this.#press.clock.advance(MINUTE);
    await connectBakery(this.#press);
    await this.#settle();
    if (!this.#script.isLookedAfter) return;
    for (const [index, post] of this.#posts.entries())
      if (post) await this.#people.calmly("go on", post, () => this.#isLive(index));
    await this.#settle();
  }

  async #settle(): Promise<void> {
    const { adapter, posts } = this.#flaw;
    const worker = this.#press.worker({
      ...(adapter ? { adapter } : {}),
      ...(posts ? { posts } : {}),
    });
    await this.#press.settle(CALM_HOURS, worker).catch((error: unknown) => {
      this.#problems.push(`in calm a worker threw ${String(error)}`);
    });
  }

  async #outcome(): Promise<Outcome> {
    const submitted = this.#posts.flatMap((post, index) => (post ? [{ post, index }] : []));
    const posts = await Promise.all(submitted.map(({ post }) => this.#press.read(post)));
    const verdicts = submitted.map(({ index }, place) =>
      judged(this.#press, posts[place], index, this.#script),
    );
    const log = this.#press.log.lines.map((line) =>
      line.replaceAll(this.#press.ownerId, "owner").replace(/"ms":\d+/, '"ms":0'),
    );
    const said = this.#press.log.lines.join("\n");
    const leaks = this.#press.fake.allTokens().filter((token) => said.includes(token));
    const stray =
      this.#press.live().length -
      submitted.reduce((sum, { index }) => sum + liveOf(this.#press, index).length, 0);
    return {
      problems: [
        ...this.#problems,
        ...verdicts.flat(),
        ...(leaks.length > 0 ? ["a token was logged"] : []),
        ...(stray > 0 ? [`${stray} live posts of nobody`] : []),
      ],
      statuses: posts.map(({ status }) => status),
      sends: this.#press.sends().length,
      live: this.#press.live().length,
      wishes: log.flatMap((line) => WISH.exec(line)?.[1] ?? []),
      comments: posts.flatMap(({ upkeep }) => upkeep.comment?.state ?? []),
      log: [...this.#stage.events, ...log, ...this.#press.fake.log.map((entry) => JSON.stringify(entry))],
    };
  }
}

export async function simulate(scheduler: fc.Scheduler, script: Script, flaw: Flaw = {}): Promise<Outcome> {
  const outcome = await new Simulation(scheduler, script, flaw).run();
  // Microtasks alone never end a turn of the event loop, and until its end the engine keeps all that was weakly held.
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  return outcome;
}
