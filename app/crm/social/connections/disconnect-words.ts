import { isRecord } from "@/app/_ui/call-api";
import type { WaitingPostsView } from "@/app/api/_schemas/connection";

/** What our own route counted; null for anything else. */
export function parseWaitingPosts(body: unknown): WaitingPostsView | null {
  if (!isRecord(body)) return null;
  const { scheduled, waiting, goingOut, drafts } = body;
  return isCount(scheduled) && isCount(waiting) && isCount(goingOut) && isCount(drafts)
    ? { scheduled, waiting, goingOut, drafts }
    : null;
}

/** What becomes of an account's posts when it is disconnected; null: not counted, so no number is named. */
export function consequencesFor(counted: WaitingPostsView | null): readonly string[] {
  const staying = "What is published stays on Instagram.";
  if (counted === null)
    return ["Scheduled and waiting posts of this account are cancelled.", staying, "Drafts stay here."];
  return [cancelledWords(counted), ...goingOutWords(counted.goingOut), staying, draftWords(counted.drafts)];
}

function cancelledWords({ scheduled, waiting }: WaitingPostsView): string {
  const parts = [
    ...(scheduled > 0 ? [amount(scheduled, "scheduled post")] : []),
    ...(waiting > 0 ? [amount(waiting, "waiting post")] : []),
  ];
  if (parts.length === 0) return "No post is scheduled or waiting, so none is cancelled.";
  return `${parts.join(" and ")} ${scheduled + waiting === 1 ? "is" : "are"} cancelled.`;
}

function goingOutWords(count: number): readonly string[] {
  if (count === 0) return [];
  const [are, they] = count === 1 ? ["is", "it"] : ["are", "they"];
  return [`${amount(count, "post")} ${are} going out right now; we look first whether ${they} arrived.`];
}

function draftWords(count: number): string {
  if (count === 0) return "Drafts stay here; this account has none.";
  return `${amount(count, "draft")} ${count === 1 ? "stays" : "stay"} here.`;
}

function amount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}
