import type { Clock } from "@/core/application/interfaces/clock";
import type { Logger } from "@/core/application/interfaces/logger";
import type {
  OutcomeListener,
  PlatformOutcomeStore,
} from "@/core/application/interfaces/social/platform-outcome-store";
import { AppError } from "@/core/domain/errors";
import type { CallOutcome } from "@/core/domain/marketing/platform-trouble";
import { remedyFor } from "@/core/domain/marketing/retry-plan";

/** Answers that only repeat what is known are written no more often than this. */
const ANSWERS_EVERY_MS = 60_000;

/** Writes down how calls went, beside the work: nobody waits for it, and what cannot be stored is left out. */
export class OutcomeRecorder {
  /** When an answer was last written; an outage since then takes it out. */
  readonly #answeredAt = new Map<string, number>();

  constructor(
    private readonly store: PlatformOutcomeStore,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  note(account: string, outcome: CallOutcome): void {
    const now = this.clock.now();
    if (outcome === "answered") {
      const writtenAt = this.#answeredAt.get(account);
      if (writtenAt !== undefined && now.getTime() - writtenAt < ANSWERS_EVERY_MS) return;
      this.#answeredAt.set(account, now.getTime());
    } else {
      this.#answeredAt.delete(account);
    }
    this.store
      .note(account, outcome, now)
      .catch(() => this.logger.debug("outcome_not_stored", { account, outcome }));
  }
}

/** The same call; how it went is told to `listener` where it was about an account. */
export function overheard<Answer>(
  call: Promise<Answer>,
  account: string | undefined,
  listener: OutcomeListener | undefined,
): Promise<Answer> {
  if (account === undefined || listener === undefined) return call;
  return call.then(
    (answer) => {
      listener(account, "answered");
      return answer;
    },
    (error: unknown) => {
      listener(account, outcomeOf(error));
      throw error;
    },
  );
}

/** An outage is what asking again may cure, whoever asks: silence, 5xx, garbage, codes 1, 2 and transient ones. */
function outcomeOf(error: unknown): CallOutcome {
  const isOutage =
    error instanceof AppError && error.code === "platform_unavailable" && remedyFor(error) === "retry";
  return isOutage ? "outage" : "answered";
}
