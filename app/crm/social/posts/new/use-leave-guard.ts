"use client";

import { useEffect, useRef, useState } from "react";

interface LeaveGuardOptions {
  /** Leaving in any way loses something. */
  readonly isNeeded: boolean;
  /** Something else is not safe at the server yet; it is hurried there while a person is asked. */
  readonly hasUnsaved: () => boolean;
  readonly onHurry: () => void;
}

interface LeaveGuard {
  /** A link that was pressed and waits for an answer. */
  readonly isAsking: boolean;
  readonly stay: () => void;
  readonly leave: () => void;
}

/** Has a person asked before anything is lost: by the browser before the page goes, by us before a link is followed. */
export function useLeaveGuard({ isNeeded, hasUnsaved, onHurry }: LeaveGuardOptions): LeaveGuard {
  const [link, setLink] = useState<HTMLElement | null>(null);
  const mayLeave = useRef(false);
  const latest = useRef({ isNeeded, hasUnsaved, onHurry });
  useEffect(() => {
    latest.current = { isNeeded, hasUnsaved, onHurry };
  });

  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const askBeforeUnload = (event: BeforeUnloadEvent) => {
      const now = latest.current;
      const isUnsaved = now.hasUnsaved();
      if (isUnsaved) now.onHurry();
      if (!mayLeave.current && (now.isNeeded || isUnsaved)) event.preventDefault();
    };
    const askBeforeLink = (event: MouseEvent) => {
      const pressed = latest.current.isNeeded && !mayLeave.current ? linkAway(event) : null;
      if (pressed === null) return;
      event.preventDefault();
      event.stopPropagation();
      setLink(pressed);
    };
    window.addEventListener("beforeunload", askBeforeUnload, { signal });
    // Before the link's own listener hears of it.
    window.addEventListener("click", askBeforeLink, { capture: true, signal });
    return () => leaving.abort();
  }, []);

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
