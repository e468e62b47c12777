"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

const shown = new WeakSet<object>();

/**
 * Going back, the router shows a page with what the server said when it was first visited. Reads it anew then, and
 * answers whether `data`, which came with the page, is still from that earlier visit.
 */
export function useReadAgainOnBack(data: object): boolean {
  const router = useRouter();
  const [fromBefore] = useState(() => (shown.has(data) ? data : null));
  const isFromBefore = fromBefore === data;
  useEffect(() => {
    if (isFromBefore) router.refresh();
    else shown.add(data);
  }, [isFromBefore, data, router]);
  return isFromBefore;
}
