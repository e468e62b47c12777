import type { FieldIssue } from "@/core/domain/errors";
import { PERMISSION_NOT_ASKED } from "@/core/domain/marketing/scopes";

interface Failed {
  readonly code: string;
  readonly issues?: readonly FieldIssue[];
}

/** Whether going through Meta's dialog again is the way out: not for what the dialog does not ask for. */
export function needsReconnect(failure: Failed | null | undefined): boolean {
  if (failure?.code === "reconnect_required") return true;
  const isUnasked = failure?.issues?.some(({ rule }) => rule === PERMISSION_NOT_ASKED) ?? false;
  return failure?.code === "missing_permission" && !isUnasked;
}
