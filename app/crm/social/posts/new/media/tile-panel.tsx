"use client";

import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";

interface TilePanelProps {
  /** Of the summary: what a problem sends the focus to. */
  readonly id?: string;
  readonly title: string;
  /** What is chosen, beside the title. */
  readonly chosen: string;
  /** Names what the panel belongs to, for those who hear the title alone. */
  readonly of: string;
  /** Open whatever was pressed. */
  readonly hasErrors?: boolean;
  readonly children: () => ReactNode;
}

/** What is inside is made once it is opened: a video in it would be loaded for nothing. */
export function TilePanel({ id, title, chosen, of, hasErrors = false, children }: TilePanelProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      open={isOpen || hasErrors}
      onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}
      className="group/panel"
    >
      <summary
        id={id}
        className="flex min-h-10 cursor-pointer list-none items-center gap-2 text-sm [&::-webkit-details-marker]:hidden"
      >
        <ChevronRight
          aria-hidden
          className="size-4 shrink-0 text-muted group-open/panel:rotate-90 motion-safe:transition-transform"
        />
        <span className="font-medium">{title}</span>
        <span className="sr-only">of {of}</span>
        <span className="min-w-0 truncate text-muted">{chosen}</span>
      </summary>
      {(isOpen || hasErrors) && <div className="pb-3">{children()}</div>}
    </details>
  );
}
