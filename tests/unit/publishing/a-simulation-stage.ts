import type fc from "fast-check";
import type { Clock } from "@/core/application/interfaces/clock";
import { COMMIT_TIMEOUT_MS } from "@/core/application/interfaces/social/posting-adapter";
import type { ManualClock } from "@/tests/fakes/manual-clock";
import { Life } from "./a-mortal";
import type { Stall } from "./a-simulation-script";

const READ_TIMEOUT_MS = 10_000;
const WRITE_TIMEOUT_MS = 60_000;
/** Arrival and read lag together stay within the minute that contract.md §6 allows for both. */
const ARRIVAL_AND_LAG_MS = 59_000;

/** One of its own each time: a promise keeps whoever waits for it, and with a dead worker its whole history. */
function never(): Promise<never> {
  return new Promise(() => {});
}

export class DatabaseAway extends Error {
  override readonly name = "DatabaseAway";
}

export interface StageRules {
  readonly readLagMs: number;
  /** The longest a publish request may live; more than its timeout is a flaw. */
  readonly sendLifeMs?: number;
  readonly stalls: readonly Stall[];
}

/**
 * Where everything that happens is one event, and the scheduler decides which is next. An event is over when
 * its work is: nothing else happens meanwhile, so that a run depends on the seed alone.
 */
export class Stage {
  database: "there" | "away" | "deaf" = "there";
  readonly events: string[] = [];
  #underWay = 0;
  readonly #seen = { send: 0, comment: 0, write: 0 };

  constructor(
    private readonly scheduler: fc.Scheduler,
    private readonly clock: ManualClock,
    private readonly meta: (request: Request) => Promise<Response>,
    private readonly rules: StageRules,
  ) {}

  /** Nobody waits for an answer of Meta's. */
  get isQuiet(): boolean {
    return this.#underWay === 0;
  }

  async event<Answer>(name: string, work: () => Promise<Answer> | Answer): Promise<Answer> {
    let finish: () => void = () => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    await this.scheduler.schedule(Promise.resolve(), name, undefined, async (run) => {
      await run();
      await finished;
    });
    this.events.push(`${this.now()} ${name}`);
    try {
      return await work();
    } finally {
      finish();
    }
  }

  /** Lets others go first. */
  async pass(turns: number): Promise<void> {
    for (let turn = 0; turn < turns; turn += 1) await this.event("waits", () => {});
  }

  async stall(what: Stall["what"]): Promise<void> {
    this.#seen[what] += 1;
    const stall = this.rules.stalls.find((one) => one.what === what && one.nth === this.#seen[what]);
    await this.pass(stall?.turns ?? 0);
  }

  /** Sleeping is waiting for one's turn; time is then at least as late as was asked for. */
  clockOf(life: Life): Clock {
    return {
      now: () => this.clock.now(),
      sleep: async (ms, signal) => {
        if (signal?.aborted) return;
        const until = this.now() + ms;
        await this.event("wakes up", () => {
          if (!life.isOver && !signal?.aborted) this.clock.advance(Math.max(0, until - this.now()));
        });
        if (life.isOver) await never();
      },
    };
  }

  /** Arrival and answer are two events. A sender who died is not there any more, and what it sent arrives all the same. */
  async exchange(request: Request): Promise<Response> {
    const sent = this.now();
    const name = `${request.method} ${new URL(request.url).pathname.split("/").slice(2).join("/")}`;
    const isOver = (limit: number): boolean => this.now() - sent > limit;
    const life = this.lifeOf(request);
    if (request.url.endsWith("/media_publish")) await this.stall("send");
    else if (request.method === "POST" && request.url.endsWith("/comments")) await this.stall("comment");
    this.#underWay += 1;
    const answer = await this.event(`arrives: ${name}`, async () =>
      isOver(Math.min(life, this.longestWay(request))) ? null : await this.ask(request),
    );
    await this.event(`is answered: ${name}`, () => {});
    this.#underWay -= 1;
    if (answer === null || isOver(life)) throw new TypeError("no answer");
    return answer;
  }

  private longestWay({ method }: Request): number {
    if (this.rules.sendLifeMs !== undefined) return this.rules.sendLifeMs;
    return method === "GET" ? READ_TIMEOUT_MS : ARRIVAL_AND_LAG_MS - this.rules.readLagMs;
  }

  private lifeOf({ method, url }: Request): number {
    if (method === "GET") return READ_TIMEOUT_MS;
    if (url.endsWith("/media")) return WRITE_TIMEOUT_MS;
    return this.rules.sendLifeMs ?? COMMIT_TIMEOUT_MS;
  }

  /** Read to its end here, for reading a body takes a while that no seed decides. */
  private async ask(request: Request): Promise<Response | null> {
    const answer = await this.meta(request).catch(() => null);
    if (answer === null) return null;
    const body: unknown = await answer.json().catch(() => undefined);
    const json = async (): Promise<unknown> => {
      if (body === undefined) throw new SyntaxError("Not JSON");
      return body;
    };
    return Object.defineProperty(answer, "json", { value: json });
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

/** A worker or a person: each call of a port is an event, and after death there is nothing more, not even a catch. */
export class StagedLife extends Life {
  readonly over: Promise<void>;
  #end: () => void = () => {};

  constructor(
    private readonly stage: Stage,
    private readonly name: string,
  ) {
    super();
    this.over = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  override end(): void {
    super.end();
    this.#end();
  }

  override async call<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    if (this.isOver) return await never();
    const outcome = await work().then(
      (answer) => ({ answer }),
      (error: unknown) => ({ error }),
    );
    if (this.isOver) return await never();
    if ("error" in outcome) throw outcome.error;
    return outcome.answer;
  }

  override guard<Port extends object>(port: Port): Port {
    return new Proxy(port, {
      get: (target, property) => {
        const member: unknown = Reflect.get(target, property);
        if (typeof member !== "function") return member;
        return (...args: unknown[]) =>
          this.call(
            async () => await this.#stored(String(property), () => Reflect.apply(member, target, args)),
          );
      },
    });
  }

  /** A write that was sent is done, whatever became of its sender; away: not done; deaf: done, and the answer lost. */
  async #stored(what: string, work: () => unknown): Promise<unknown> {
    if (what === "advance" || what === "release") await this.stage.stall("write");
    return await this.stage.event(`${this.name}: ${what}`, async () => {
      if (this.stage.database === "away") throw new DatabaseAway();
      const answer = await work();
      if (this.stage.database === "deaf") throw new DatabaseAway();
      return answer;
    });
  }
}
