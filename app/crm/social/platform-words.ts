import { isRecord } from "@/app/_ui/call-api";
import type { PlatformStatusView } from "@/app/api/_schemas/platform-status";

/** What our own route told; null for anything else. */
export function parsePlatformStatus(body: unknown): PlatformStatusView | null {
  if (!isRecord(body)) return null;
  const { instagram, since } = body;
  if (instagram === "ok") return { instagram, since: null };
  if (instagram !== "trouble" || typeof since !== "string") return null;
  return { instagram, since };
}
