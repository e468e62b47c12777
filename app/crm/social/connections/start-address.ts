/** Where Meta's dialog begins. A plain link, so it needs no script. */
export function startAddress(reconnect?: string): string {
  const address = "/api/auth/instagram/start";
  return reconnect === undefined ? address : `${address}?${new URLSearchParams({ reconnect })}`;
}
