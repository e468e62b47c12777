/** Whether going through Meta's dialog again is the way out. */
export function needsReconnect(failure: { readonly code: string } | null | undefined): boolean {
  return failure?.code === "reconnect_required" || failure?.code === "missing_permission";
}
