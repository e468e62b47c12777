"use client";

import { useEffect, useRef } from "react";

/** Takes files pasted or dropped anywhere on the page, so that a drop beside the zone does not leave it. */
export function usePageFiles(onFiles: (files: readonly File[]) => void): void {
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });

  useEffect(() => {
    const take = (event: Event, files: readonly File[]) => {
      event.preventDefault();
      if (files.length > 0) latest.current(files);
    };
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      // Text that brings a picture of itself along stays text.
      if (files.length > 0 && !event.clipboardData?.types.includes("text/plain")) take(event, files);
    };
    const over = (event: DragEvent) => {
      if (bringsFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (bringsFiles(event)) take(event, [...(event.dataTransfer?.files ?? [])]);
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
