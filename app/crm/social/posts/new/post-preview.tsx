"use client";

import { ImageIcon } from "lucide-react";
import { useState } from "react";
import { Avatar } from "@/app/_ui/avatar";
import { Picture } from "@/app/_ui/picture";
import type { ConnectionView } from "@/app/api/_schemas/connection";
import { foldCaption } from "@/app/crm/social/posts/new/caption-words";
import { cropRatio } from "@/app/crm/social/posts/new/crop";

interface PostPreviewProps {
  readonly account: ConnectionView | undefined;
  readonly imageUrl: string | null;
  readonly altText: string;
  readonly caption: string;
}

export function PostPreview({ account, imageUrl, altText, caption }: PostPreviewProps) {
  const username = account?.username ?? "account";
  return (
    <figure
      aria-label="Preview of the post"
      className="overflow-hidden rounded-card border border-line bg-surface"
    >
      <div className="flex items-center gap-3 p-3">
        <Avatar small username={username} url={account?.avatarUrl ?? null} />
        <span className="min-w-0 truncate text-sm font-semibold">{username}</span>
      </div>
      {imageUrl ? <CroppedPhoto key={imageUrl} url={imageUrl} alt={altText} /> : <NoPhoto />}
      <figcaption className="p-3 text-sm">
        <FoldedCaption username={username} caption={caption} />
      </figcaption>
    </figure>
  );
}

function CroppedPhoto({ url, alt }: { readonly url: string; readonly alt: string }) {
  const [ratio, setRatio] = useState(1);
  return (
    <Picture
      src={url}
      alt={alt}
      onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
        setRatio(cropRatio(naturalWidth, naturalHeight))
      }
      style={{ aspectRatio: ratio }}
      className="w-full bg-subtle object-cover"
    />
  );
}

function NoPhoto() {
  return (
    <div className="flex aspect-square flex-col items-center justify-center gap-2 bg-subtle text-sm text-muted">
      <ImageIcon aria-hidden className="size-6" />
      Your photo appears here
    </div>
  );
}

function FoldedCaption({ username, caption }: { readonly username: string; readonly caption: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const folded = foldCaption(caption);
  if (caption.trim() === "") return <p className="text-muted">Your caption appears here</p>;
  return (
    <p className="whitespace-pre-line wrap-anywhere">
      <span className="font-semibold">{username}</span> {isOpen || folded === null ? caption : `${folded}… `}
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
