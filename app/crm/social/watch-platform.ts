import { callApi } from "@/app/_ui/call-api";
import type { PlatformStatusView } from "@/app/api/_schemas/platform-status";
import { parsePlatformStatus } from "@/app/crm/social/platform-words";

const LOOK_EVERY_MS = 30_000;

/** Asks our server now and then, not at all in a hidden tab, at once when it is looked at again. Returns how to stop. */
export function watchPlatform(onStatus: (status: PlatformStatusView) => void): () => void {
  const page = new AbortController();
  const { signal } = page;
  let timer: number | undefined;
  let isLooking = false;

  const plan = () => {
    window.clearTimeout(timer);
    if (!signal.aborted && !document.hidden) timer = window.setTimeout(() => void look(), LOOK_EVERY_MS);
  };

  const look = async () => {
    if (document.hidden || isLooking) return;
    isLooking = true;
    const answer = await callApi("/api/social/platform-status", { signal });
    isLooking = false;
    if (signal.aborted) return;
    const status = answer.ok ? parsePlatformStatus(answer.body) : null;
    if (status !== null) onStatus(status);
    plan();
  };

  document.addEventListener("visibilitychange", () => void look(), { signal });
  window.addEventListener("focus", () => void look(), { signal });
  plan();
  return () => {
    page.abort();
    window.clearTimeout(timer);
  };
}
