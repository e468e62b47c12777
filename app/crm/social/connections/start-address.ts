export interface StartWish {
  /** The channel to reconnect. */
  readonly reconnect?: string | undefined;
  /** Have Meta ask again for what was declined. */
  readonly again?: boolean | undefined;
}

/** Where Meta's dialog begins. A plain link, so it needs no script. */
export function startAddress({ reconnect, again = false }: StartWish = {}): string {
  const query = new URLSearchParams({
    ...(reconnect ? { reconnect } : {}),
    ...(again ? { again: "1" } : {}),
  });
  return query.size === 0 ? "/api/auth/instagram/start" : `/api/auth/instagram/start?${query}`;
}
