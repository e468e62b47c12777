"use client";

import { useState } from "react";
import { foldCaption } from "@/app/crm/social/posts/new/fields/caption-words";

interface FoldedCaptionProps {
  readonly username: string;
  readonly caption: string;
}

export function FoldedCaption({ username, caption }: FoldedCaptionProps) {
  const [isOpen, setIsOpen] = useState(false);
  const folded = foldCaption(caption);
  if (caption.trim() === "") return <p className="text-muted">Your caption appears here</p>;
  return (
    <p dir="auto" className="whitespace-pre-line wrap-anywhere">
      <bdi className="font-semibold">{username}</bdi> {isOpen || folded === null ? caption : `${folded}… `}
      {folded !== null && (
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
          className="min-h-6 min-w-6 cursor-pointer text-muted underline"
        >
          {isOpen ? "less" : "more"}
        </button>
      )}
    </p>
  );
}
