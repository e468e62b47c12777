import { z } from "zod/v4";

const update = z.looseObject({
  $set: z
    .looseObject({ status: z.string().optional(), publication: z.record(z.string(), z.unknown()).optional() })
    .optional(),
  $inc: z.looseObject({ fence: z.number().optional() }).optional(),
});

/** As `POST media_publish`; a node without an edge is told apart by what is asked of it. */
export function requestLabel({ method, url }: Pick<Request, "method" | "url">): string {
  const { pathname, searchParams } = new URL(url);
  const [, , , edge] = pathname.split("/");
  return `${method} ${edge ?? (searchParams.get("fields") ?? "node").split(",", 1).join("")}`;
}

/** As `claim upkeep`; null for what is no claim. */
export function claimLabel([filter, change]: readonly unknown[]): string | null {
  const parsed = update.safeParse(change);
  if (parsed.data?.$inc?.fence === undefined) return null;
  return typeof filter === "object" && filter !== null && "upkeepDueAt" in filter
    ? "claim upkeep"
    : "claim post";
}

/** As `write published`, by the status it leaves; other collections by name and method. */
export function writeLabel(collection: string, method: string, [, change]: readonly unknown[]): string {
  const status = update.safeParse(change).data?.$set?.status;
  return status === undefined ? `${collection} ${method}` : `write ${status}`;
}

/** What no post depends on: one death there is enough. */
export function isHousekeeping(label: string): boolean {
  return /^social_(?!publishing_quotas|auths)/.test(label);
}

/** A flaw for the harness to find: the update says nothing of what is sent. */
export function forgetSend([, change]: readonly unknown[]): void {
  if (typeof change !== "object" || change === null || !("$set" in change)) return;
  const { status, publication } = update.safeParse(change).data?.$set ?? {};
  if (status !== "publishing") return;
  const forgotten = { status: "queued", publication: { ...publication, ...NO_SEND } };
  Object.assign(change, { $set: { ...Object(change.$set), ...forgotten } });
}

const NO_SEND = { containerId: null, sentAt: null, firstSentAt: null };
