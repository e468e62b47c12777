"use client";

import { useEffect, useRef, useState } from "react";

interface LeaveGuard {
  /** A link that was pressed and waits for an answer. */
  readonly isAsking: boolean;
  readonly stay: () => void;
  readonly leave: () => void;
}

/** Has a person asked before anything is lost: by the browser before the page goes, by us before a link is followed. */
export function useLeaveGuard(isNeeded: boolean): LeaveGuard {
  const [link, setLink] = useState<HTMLElement | null>(null);
  const mayLeave = useRef(false);

  useEffect(() => {
    if (!isNeeded) return;
    const ended = new AbortController();
    const { signal } = ended;
    const ask = (event: BeforeUnloadEvent) => {
      if (!mayLeave.current) event.preventDefault();
    };
    const askFirst = (event: MouseEvent) => {
      const pressed = mayLeave.current ? null : linkAway(event);
      if (pressed === null) return;
      event.preventDefault();
      event.stopPropagation();
      setLink(pressed);
    };
    window.addEventListener("beforeunload", ask, { signal });
    // Before the link's own listener hears of it.
    window.addEventListener("click", askFirst, { capture: true, signal });
    return () => ended.abort();
  }, [isNeeded]);

  return {
    isAsking: link !== null,
    stay: () => setLink(null),
    leave: () => {
      setLink(null);
      mayLeave.current = true;
      link?.click();
    },
  };
}

/** The link that this press follows in this tab, to another page. */
function linkAway(event: MouseEvent): HTMLElement | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (link === null || link.href === "" || link.target === "_blank") return null;
  const isHere = link.pathname === location.pathname && link.search === location.search && link.hash !== "";
  return isHere ? null : link;
}
