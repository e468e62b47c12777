import fc from "fast-check";
import type { Clock } from "@/core/application/interfaces/clock";
import type { PostRepository } from "@/core/application/interfaces/social/post-repository";
import type { ResumablePostingAdapter } from "@/core/application/interfaces/social/posting-adapter";
import type { Post } from "@/core/domain/marketing/post";
import { advance } from "@/core/domain/marketing/post-machine";
import type { Fault } from "@/tests/fakes/graph/fake-graph";
import { Life } from "./a-mortal";
import { aPress, type Press, type Worker } from "./a-press";

const SEND_LIMIT_MS = 30_000;
const SEND = { method: "POST", path: "media_publish" };
const WORK_STEPS = 12;

export const anAct = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant("tick" as const),
      ms: fc.constantFrom(500, 5000, 20_000, 91_000),
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("crash" as const), worker: fc.nat(1) }) },
  fc.record({ act: fc.constant("cancel" as const), post: fc.nat(1) }),
  fc.record({ act: fc.constant("database" as const), isAway: fc.boolean() }),
  fc.constantFrom({ act: "token dies" as const }, { act: "token comes back" as const }),
);
type Act = typeof anAct extends fc.Arbitrary<infer Value> ? Value : never;

export const aScript = fc.record({
  acts: fc.array(anAct, { maxLength: 8 }),
  sends: fc.array(
    fc.constantFrom<Fault | null>(
      null,
      { match: SEND, action: "answer", error: "500" },
      { match: SEND, action: "apply-then-answer", error: "500" },
      { match: SEND, action: "apply-then-drop" },
      { match: SEND, action: "drop" },
      { match: SEND, action: "apply-then-answer", error: "4/2207051" },
      { match: SEND, action: "apply-then-answer", error: "200-no-id" },
      { match: SEND, action: "answer", error: "9007/2207027" },
    ),
    { maxLength: 4 },
  ),
  readLagMs: fc.constantFrom(0, 25_000, 45_000),
  ripenMs: fc.constantFrom(0, 1500),
  captions: fc.constantFrom(["one", "two"] as const, ["twin", "twin"] as const),
});
export type Script = typeof aScript extends fc.Arbitrary<infer Value> ? Value : never;

export interface Flaw {
  readonly clock?: (clock: Clock) => Clock;
  readonly adapter?: (adapter: ResumablePostingAdapter) => ResumablePostingAdapter;
}

/** Two posts, two workers, one hostile Meta; the scheduler decides who goes next at every await. */
class Simulation {
  readonly #press: Press;
  readonly #next: (what: string) => Promise<void>;
  readonly #script: Script;
  readonly #flaw: Flaw;
  readonly #lives = [new Life(), new Life()];
  #isDatabaseAway = false;

  constructor(press: Press, scheduler: fc.Scheduler, script: Script, flaw: Flaw) {
    this.#press = press;
    this.#script = script;
    this.#flaw = flaw;
    this.#next = async (what) => {
      await scheduler.schedule(Promise.resolve(), what);
    };
  }

  async work(worker: number): Promise<void> {
    let current = this.#newWorker(worker);
    for (let step = 0; step < WORK_STEPS; step += 1) {
      await this.#next(`worker ${worker}`);
      const worked = await current.workOnce().catch(() => false);
      if (this.#lives[worker]?.isOver) current = this.#newWorker(worker);
      else if (!worked) this.#press.clock.advance(1000);
    }
  }

  async play(posts: readonly Post[]): Promise<void> {
    for (const act of this.#script.acts) {
      await this.#next(act.act);
      await this.#perform(act, posts);
    }
  }

  /** No more faults: everything that can come to rest does. */
  async calm(): Promise<void> {
    for (const life of this.#lives) life.end();
    this.#isDatabaseAway = false;
    this.#press.fake.clearFaults();
    this.#press.clock.advance(1);
    await this.#press.connect();
    const { clock, adapter } = this.#flaw;
    const parts = { ...(clock ? { clock: clock(this.#press.clock) } : {}), ...(adapter ? { adapter } : {}) };
    await this.#press.settle(30, this.#press.worker(parts));
  }

  async #perform(act: Act, posts: readonly Post[]): Promise<void> {
    const { fake, clock } = this.#press;
    if (act.act === "tick") clock.advance(act.ms);
    if (act.act === "crash") this.#lives[act.worker]?.end();
    if (act.act === "database") this.#isDatabaseAway = act.isAway;
    if (act.act === "token dies") fake.killUser(460);
    if (act.act === "token comes back") await this.#press.connect();
    if (act.act === "cancel") await this.#cancel(posts[act.post]);
  }

  async #cancel(submitted: Post | undefined): Promise<void> {
    if (submitted === undefined) return;
    const post = await this.#press.read(submitted);
    if (!["queued", "preparing", "processing"].includes(post.status)) return;
    const now = this.#press.clock.now();
    await this.#press.posts.replace(post, advance(post, { type: "cancelled" }, now), now);
  }

  #newWorker(worker: number): Worker {
    const life = new Life();
    this.#lives[worker] = life;
    const own = this.#clock();
    return this.#press.worker({
      life,
      clock: this.#flaw.clock?.(own) ?? own,
      posts: (posts) => this.#scheduled(posts),
      fetch: (request) => this.#exchange(request),
      ...(this.#flaw.adapter ? { adapter: this.#flaw.adapter } : {}),
    });
  }

  /** Sleeping is waiting for one's turn; time is then at least as late as was asked for. */
  #clock(): Clock {
    const { clock } = this.#press;
    return {
      now: () => clock.now(),
      sleep: async (ms) => {
        const until = clock.now().getTime() + ms;
        await this.#next("sleep");
        clock.advance(Math.max(0, until - clock.now().getTime()));
      },
    };
  }

  #scheduled(posts: PostRepository): PostRepository {
    return new Proxy(posts, {
      get: (target, property) => {
        const member: unknown = Reflect.get(target, property);
        if (typeof member !== "function") return member;
        return async (...args: unknown[]) => {
          await this.#next(`posts.${String(property)}`);
          if (this.#isDatabaseAway) throw new Error("The database is away");
          const answer: unknown = await Reflect.apply(member, target, args);
          return answer;
        };
      },
    });
  }

  /** Arrival and answer are two events; nothing arrives or is heard after the sender's patience. */
  async #exchange(request: Request): Promise<Response> {
    const sent = this.#press.clock.now().getTime();
    const isOver = (limit: number): boolean => this.#press.clock.now().getTime() - sent > limit;
    await this.#next("arrival");
    // Arrival and read lag together stay within the minute that contract.md §6 allows for both.
    if (isOver(Math.min(SEND_LIMIT_MS, 59_000 - this.#script.readLagMs)))
      throw new TypeError("never arrived");
    const answer = await this.#press.fake.handle(request);
    await this.#next("answer");
    if (isOver(SEND_LIMIT_MS)) throw new TypeError("too late");
    return answer;
  }
}

/** What broke the promise, in words; empty when it was kept. */
export async function simulate(scheduler: fc.Scheduler, script: Script, flaw: Flaw = {}): Promise<string[]> {
  const press = await aPress();
  const { readLagMs, ripenMs } = script;
  press.fake.setSwitches({ secondPublishGoesLive: true, readLagMs, ripenMs });
  for (const [index, fault] of script.sends.entries())
    if (fault !== null) press.fake.inject({ ...fault, match: { ...SEND, nth: index + 1 } });
  const posts = [
    await press.submit(script.captions[0], "first"),
    await press.submit(script.captions[1], "second"),
  ];
  const simulation = new Simulation(press, scheduler, script, flaw);
  await scheduler.waitFor(Promise.all([simulation.work(0), simulation.work(1), simulation.play(posts)]));
  await simulation.calm();
  const verdicts = await Promise.all(posts.map((post) => judged(press, post)));
  return verdicts.flat();
}

async function judged(press: Press, submitted: Post): Promise<string[]> {
  const { status, platformPostId, media, nextAttemptAt } = await press.read(submitted);
  const name = media[0]?.altText ?? "";
  const live = press.live().filter(({ altText }) => altText === name);
  const problems: string[] = [];
  if (live.length > 1) problems.push(`${name}: ${live.length} live posts`);
  if (status === "published" && live.length === 0) problems.push(`${name}: published, but not live`);
  if (status === "published" && platformPostId !== null && platformPostId !== live[0]?.id)
    problems.push(`${name}: a wrong id`);
  if ((status === "failed" || status === "cancelled") && live.length > 0)
    problems.push(`${name}: ${status}, but live`);
  if (!["published", "failed", "cancelled", "unconfirmed"].includes(status))
    problems.push(`${name}: left ${status}, due ${nextAttemptAt?.toISOString() ?? "never"}`);
  return problems;
}
