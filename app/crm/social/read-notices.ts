import { cache } from "react";
import type { ConnectionView } from "@/app/api/_schemas/connection";
import type { PlatformStatusView } from "@/app/api/_schemas/platform-status";
import { currentAdmin, ifSoon, listConnections, platformStatus } from "@/app/crm/social/depends";

interface Notices {
  readonly status: PlatformStatusView | null;
  readonly connections: readonly ConnectionView[];
}

/** What concerns every page, read once for a request; what cannot be read soon is left out. */
export const readNotices = cache(async (): Promise<Notices> => {
  const admin = await currentAdmin();
  if (admin === null) return { status: null, connections: [] };
  const [status, connections] = await Promise.all([ifSoon(platformStatus()), ifSoon(listConnections(admin))]);
  return { status, connections: connections ?? [] };
});
