"use client";

import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import { placeAt } from "@/app/crm/social/posts/new/media/drag-order";

interface DragOrder {
  readonly list: RefObject<HTMLOListElement | null>;
  readonly keys: readonly string[];
  readonly onMove: (key: string, toIndex: number) => void;
}

/** Sorting by mouse, pen or finger: the list follows while the grip is held, Escape puts it back. */
export function useDragOrder({ list, keys, onMove }: DragOrder) {
  const [dragged, setDragged] = useState<string | null>(null);
  const latest = useRef({ keys, onMove });
  useEffect(() => {
    latest.current = { keys, onMove };
  });
  const stop = useRef(() => {});
  useEffect(() => () => stop.current(), []);

  const grab = (key: string, event: ReactPointerEvent) => {
    if (event.button !== 0) return;
    event.preventDefault();
    const home = latest.current.keys.indexOf(key);
    const end = new AbortController();
    stop.current = () => {
      end.abort();
      setDragged(null);
    };
    const follow = ({ clientY }: PointerEvent) => {
      const from = latest.current.keys.indexOf(key);
      const to = placeAt(spansOf(list.current), from, clientY);
      if (to !== from) latest.current.onMove(key, to);
    };
    const putBack = (pressed: KeyboardEvent) => {
      if (pressed.key !== "Escape") return;
      latest.current.onMove(key, home);
      stop.current();
    };
    // The item is moved in the document while it is dragged, which would end a captured pointer.
    addEventListener("pointermove", follow, { signal: end.signal });
    addEventListener("pointerup", () => stop.current(), { signal: end.signal });
    addEventListener("pointercancel", () => stop.current(), { signal: end.signal });
    addEventListener("keydown", putBack, { signal: end.signal });
    setDragged(key);
  };

  return { dragged, grab };
}

function spansOf(list: HTMLOListElement | null) {
  return [...(list?.children ?? [])].map((child) => child.getBoundingClientRect());
}
