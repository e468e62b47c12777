"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

/** What was on the screen once, where the browser does not tell how a page was come to. */
const shown = new WeakSet<object>();

let isCameBackTo = false;

if (typeof window !== "undefined" && "navigation" in window) {
  window.navigation.addEventListener("currententrychange", ({ navigationType }) => {
    if (navigationType === "traverse") isCameBackTo = true;
    if (navigationType === "push") isCameBackTo = false;
  });
}

/**
 * Going back, the router shows a page with what the server said when it was first visited, also when that was never
 * seen because it had not arrived yet. Reads it anew then, and answers whether `data`, which came with the page, is
 * still from that earlier visit.
 */
export function useReadAgainOnBack(data: object): boolean {
  const router = useRouter();
  const [fromBefore] = useState(() => (isCameBackTo || shown.has(data) ? data : null));
  const isFromBefore = fromBefore === data;
  useEffect(() => {
    if (!isFromBefore) {
      shown.add(data);
      return;
    }
    if (navigator.onLine) return router.refresh();
    // Asked without a network, the router would leave for the browser's own page about that.
    const ask = () => router.refresh();
    window.addEventListener("online", ask, { once: true });
    return () => window.removeEventListener("online", ask);
  }, [isFromBefore, data, router]);
  return isFromBefore;
}
