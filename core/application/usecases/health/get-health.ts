import type { Clock } from "@/core/application/interfaces/clock";
import type { PostRepository } from "@/core/application/interfaces/social/post-repository";
import { BEAT_GOOD_FOR_MS, type WorkerRegister } from "@/core/application/interfaces/worker-register";
import { withinMs } from "@/core/application/social/posts/within";

export interface Health {
  readonly status: "ok" | "unavailable";
  readonly database: "up" | "down";
  readonly worker: "running" | "stale" | "absent";
}

/** What of the process itself counts. */
export interface ProcessState {
  /** Answers within two seconds. */
  readonly databaseIsAlive: () => Promise<boolean>;
  readonly isShuttingDown: () => boolean;
}

/** Posts that nobody takes for this long after their time are an outage (contract.md §7). */
const OVERDUE_MS = 60_000;
/** The database may go away between two questions: an answer of ours never waits for it. */
const ANSWER_WITHIN_MS = 2_000;
const UNKNOWN: Health = { status: "unavailable", database: "down", worker: "absent" };

/** Whether this installation does its work; for load balancers and monitors. */
export class GetHealthUseCase {
  constructor(
    private readonly posts: Pick<PostRepository, "nextDueAt">,
    private readonly workers: Pick<WorkerRegister, "newestBeat">,
    private readonly process: ProcessState,
    private readonly clock: Clock,
  ) {}

  /** Never throws: what cannot be asked counts as away. */
  async execute(): Promise<Health> {
    const isAlive = await this.process.databaseIsAlive().catch(() => false);
    if (!isAlive) return UNKNOWN;
    return (await withinMs(this.clock, ANSWER_WITHIN_MS, this.ask()).catch(() => null)) ?? UNKNOWN;
  }

  private async ask(): Promise<Health> {
    const [beat, dueAt] = await Promise.all([this.workers.newestBeat(), this.posts.nextDueAt()]);
    const now = this.clock.now().getTime();
    const worker = beat === null ? "absent" : now - beat.getTime() < BEAT_GOOD_FOR_MS ? "running" : "stale";
    const isOverdue = dueAt !== null && now - dueAt.getTime() > OVERDUE_MS;
    const isUnavailable = this.process.isShuttingDown() || (isOverdue && worker !== "running");
    return { status: isUnavailable ? "unavailable" : "ok", database: "up", worker };
  }
}
