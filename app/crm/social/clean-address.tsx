"use client";

import { useEffect } from "react";

/**
 * Takes what a visit brought out of the address: a message that is shown, so that a reload does not repeat it, and the
 * `#_=_` that Meta's dialog leaves behind (graph-api.md §2.1).
 */
export function CleanAddress() {
  useEffect(() => {
    window.history.replaceState(null, "", window.location.pathname);
  }, []);
  return null;
}
