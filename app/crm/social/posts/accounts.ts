import type { ConnectionView } from "@/app/api/_schemas/connection";

/** What a list of posts says about their accounts. */
export interface Account {
  readonly channelId: string;
  readonly username: string;
  readonly pausedUntil: string | null;
  readonly canDelete: boolean;
  readonly profileUrl: string;
}

export function accountsOf(connections: readonly ConnectionView[]): readonly Account[] {
  return connections.map(({ channelId, username, publishingPausedUntil, canDelete, profileUrl }) => ({
    channelId,
    username,
    canDelete,
    profileUrl,
    pausedUntil: publishingPausedUntil,
  }));
}

export function accountOf(accounts: readonly Account[], channelId: string): Account | null {
  return accounts.find((account) => account.channelId === channelId) ?? null;
}

export function accountWords(account: Account | null): string {
  return account === null ? "Account no longer connected" : `@${account.username}`;
}
