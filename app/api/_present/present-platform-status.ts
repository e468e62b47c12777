import type { PlatformStatusView } from "@/app/api/_schemas/platform-status";
import type { GetPlatformStatusResponse } from "@/core/application/usecases/social/platform/get-platform-status";

export function presentPlatformStatus({ instagram, since }: GetPlatformStatusResponse): PlatformStatusView {
  return { instagram, since: since?.toISOString() ?? null };
}
