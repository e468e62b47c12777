"use client";

import { useEffect, useRef } from "react";

/** Takes a file pasted or dropped anywhere on the page, so that a drop beside the zone does not leave it. */
export function usePageFiles(onFile: (file: File) => void): void {
  const latest = useRef(onFile);
  useEffect(() => {
    latest.current = onFile;
  });

  useEffect(() => {
    const take = (event: Event, file: File | undefined) => {
      event.preventDefault();
      if (file) latest.current(file);
    };
    const paste = (event: ClipboardEvent) => {
      const file = event.clipboardData?.files[0];
      // Text that brings a picture of itself along stays text.
      if (file && !event.clipboardData?.types.includes("text/plain")) take(event, file);
    };
    const over = (event: DragEvent) => {
      if (bringsFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (bringsFiles(event)) take(event, event.dataTransfer?.files[0]);
    };
    const stop = new AbortController();
    document.addEventListener("paste", paste, { signal: stop.signal });
    document.addEventListener("dragover", over, { signal: stop.signal });
    document.addEventListener("drop", drop, { signal: stop.signal });
    return () => stop.abort();
  }, []);
}

function bringsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") === true;
}
