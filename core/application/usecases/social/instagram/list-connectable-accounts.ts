import type { Clock } from "@/core/application/interfaces/clock";
import type { PendingConnectionStore } from "@/core/application/interfaces/social/pending-connection-store";
import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import { AppError } from "@/core/domain/errors";
import type { ConnectableAccount, UnavailableAccount } from "@/core/domain/marketing/connectable-account";

export interface ListConnectableAccountsRequest {
  readonly ownerId: string;
  readonly pendingId: string | null;
}

export interface ListConnectableAccountsResponse {
  readonly accounts: readonly (Omit<ConnectableAccount, "pageAccessToken"> & {
    readonly connected: boolean;
  })[];
  readonly unavailable: readonly UnavailableAccount[];
  /** What the person set out to reconnect, if it is still connected; whether Meta offers it or not. */
  readonly reconnect: { readonly channelId: string; readonly username: string } | null;
  readonly expiresAt: Date;
}

/** What may be picked; no token leaves. */
export class ListConnectableAccountsUseCase {
  constructor(
    private readonly pending: PendingConnectionStore,
    private readonly connections: SocialAuthService,
    private readonly clock: Clock,
  ) {}

  async execute({
    ownerId,
    pendingId,
  }: ListConnectableAccountsRequest): Promise<ListConnectableAccountsResponse> {
    const pending = pendingId === null ? null : await this.pending.peek(pendingId, ownerId, this.clock.now());
    if (pending === null) throw new AppError("connection_expired", "No choice is pending");
    const existing = await this.connections.listByUser(ownerId, "instagram");
    const connected = new Set(existing.map(({ channelId }) => channelId));
    const reconnect = existing.find(({ channelId }) => channelId === pending.reconnect);
    return {
      accounts: pending.grant.accounts.map(({ pageAccessToken: _, ...account }) => ({
        ...account,
        connected: connected.has(account.instagramId),
      })),
      unavailable: pending.grant.unavailable,
      reconnect: reconnect ? { channelId: reconnect.channelId, username: reconnect.channelName } : null,
      expiresAt: pending.expiresAt,
    };
  }
}
