import type { Clock } from "@/core/application/interfaces/clock";
import type { PlatformOutcomeStore } from "@/core/application/interfaces/social/platform-outcome-store";
import { HEARD_WITHIN_MS, platformTrouble } from "@/core/domain/marketing/platform-trouble";

export interface GetPlatformStatusResponse {
  readonly instagram: "ok" | "trouble";
  /** When the trouble began; null while there is none. */
  readonly since: Date | null;
}

/** Whether Instagram works for most accounts, from what the last calls met. Asks Meta nothing, names no account. */
export class GetPlatformStatusUseCase {
  constructor(
    private readonly outcomes: PlatformOutcomeStore,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<GetPlatformStatusResponse> {
    const now = this.clock.now();
    const heardOf = await this.outcomes.heardSince(new Date(now.getTime() - HEARD_WITHIN_MS));
    const trouble = platformTrouble(heardOf, now);
    return trouble === null
      ? { instagram: "ok", since: null }
      : { instagram: "trouble", since: trouble.since };
  }
}
