import type { Clock } from "@/core/application/interfaces/clock";
import type { Logger } from "@/core/application/interfaces/logger";
import type { Random } from "@/core/application/interfaces/random";
import type { OAuthAttempt, OAuthStateStore } from "@/core/application/interfaces/social/oauth-state-store";
import type { PendingConnectionStore } from "@/core/application/interfaces/social/pending-connection-store";
import type { ConnectServiceFor } from "@/core/application/interfaces/social/platform-factories";
import { equalInConstantTime } from "@/core/domain/constant-time";
import { AppError } from "@/core/domain/errors";
import { type ConnectionGrant, PENDING_CONNECTION_MS } from "@/core/domain/marketing/connectable-account";
import { missingScopes, REQUIRED_SCOPES } from "@/core/domain/marketing/scopes";

export interface CompleteInstagramConnectionRequest {
  readonly admin: { readonly ownerId: string; readonly actorId: string } | null;
  readonly state: string | null;
  /** The state this browser was given. */
  readonly browserState: string | null;
  /** What Meta reported instead of a code. */
  readonly refusal: "cancelled" | "failed" | null;
  readonly code: string | null;
}

export interface CompleteInstagramConnectionResponse {
  readonly pendingId: string;
}

/**
 * What happens when Meta sends the browser back: state, session, Meta's error, code, in this order
 * (contract.md §5). Whatever the outcome, the state is used up.
 */
export class CompleteInstagramConnectionUseCase {
  constructor(
    private readonly connectServiceFor: ConnectServiceFor,
    private readonly states: OAuthStateStore,
    private readonly pending: PendingConnectionStore,
    private readonly random: Random,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  async execute(request: CompleteInstagramConnectionRequest): Promise<CompleteInstagramConnectionResponse> {
    const attempt = await this.takeAttempt(request);
    const { admin } = request;
    if (admin === null) throw new AppError("not_authenticated", "The callback came without a session");
    if (attempt.ownerId !== admin.ownerId || attempt.actorId !== admin.actorId) {
      throw new AppError("invalid_state", "The state belongs to another admin");
    }
    if (request.refusal === "cancelled") throw new AppError("access_denied", "The person cancelled at Meta");
    if (request.refusal === "failed") throw new AppError("callback_failed", "The dialog reported a failure");
    if (!request.code) throw new AppError("missing_code", "The callback came without a code");

    const grant = await this.connectServiceFor(attempt.login).connect(request.code);
    assertUsable(grant);
    const pendingId = this.random.token();
    const expiresAt = new Date(this.clock.now().getTime() + PENDING_CONNECTION_MS);
    const { reconnect } = attempt;
    await this.pending.save(pendingId, { ...admin, grant, reconnect, expiresAt });
    this.logger.info("connection_pending", { ...admin, accounts: grant.accounts.length });
    return { pendingId };
  }

  private async takeAttempt({
    state,
    browserState,
  }: CompleteInstagramConnectionRequest): Promise<OAuthAttempt> {
    const now = this.clock.now();
    const attempt = state === null ? null : await this.states.take(state, now);
    const sameBrowser = state !== null && browserState !== null && equalInConstantTime(state, browserState);
    // The cookie is cleared with this answer, so the attempt it belongs to is over as well.
    if (!sameBrowser && browserState !== null) await this.states.take(browserState, now);
    if (attempt === null || !sameBrowser)
      throw new AppError("invalid_state", "The state is unknown, used, or another browser's");
    return attempt;
  }
}

function assertUsable(grant: ConnectionGrant): void {
  const missing = missingScopes(REQUIRED_SCOPES, grant.scopes);
  if (missing.length > 0) {
    throw new AppError("missing_permission", "Required scopes were not granted", { scopes: missing });
  }
  if (grant.accounts.length > 0) return;
  throw grant.unavailable.length === 0
    ? new AppError("no_pages", "Meta listed no Page")
    : new AppError("no_instagram_accounts", "No listed Page can be connected");
}
