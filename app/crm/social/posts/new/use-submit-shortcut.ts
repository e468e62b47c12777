"use client";

import { useEffect, useRef } from "react";

/** Cmd+Enter or Ctrl+Enter anywhere on the page, but not while a dialog asks something or a word is being composed. */
export function useSubmitShortcut(onSubmit: () => void): void {
  const latest = useRef(onSubmit);
  useEffect(() => {
    latest.current = onSubmit;
  });

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isShortcut = (event.metaKey || event.ctrlKey) && event.key === "Enter";
      if (!isShortcut || event.isComposing || event.repeat) return;
      if (document.querySelector("dialog[open]") !== null) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}
