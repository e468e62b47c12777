"use client";

import { ChevronRight } from "lucide-react";
import { useEffect, useRef } from "react";
import type { ConnectionView } from "@/app/api/_schemas/connection";
import type { ComposerDraft, DraftTexts } from "@/app/crm/social/posts/new/draft/composer-draft";
import { FIELD_IDS } from "@/app/crm/social/posts/new/draft/draft-problems";
import { FirstCommentField } from "@/app/crm/social/posts/new/fields/first-comment-field";
import { TextOption } from "@/app/crm/social/posts/new/fields/text-option";
import { COLLABORATORS_MAX, type PostIssue } from "@/core/domain/marketing/instagram-rules";

interface MoreOptionsProps {
  readonly account: ConnectionView | undefined;
  readonly draft: ComposerDraft;
  readonly warnings: readonly PostIssue[];
  readonly errorsOf: (path: string) => readonly string[];
  readonly onWrite: (change: Partial<DraftTexts>) => void;
}

/** What most posts do without: closed until something is written in it. */
export function MoreOptions({ account, draft, warnings, errorsOf, onWrite }: MoreOptionsProps) {
  const { collaborators, locationId, firstComment } = draft;
  const isUsed = [collaborators, locationId, firstComment].some((text) => text !== "");
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (isUsed && details.current) details.current.open = true;
  }, [isUsed]);
  return (
    <details ref={details} className="group rounded-card border border-line bg-surface">
      <summary className="flex min-h-10 cursor-pointer list-none items-center gap-2 rounded-card px-4 text-sm font-medium hover:bg-subtle">
        <ChevronRight aria-hidden className="size-4 group-open:rotate-90 motion-safe:transition-transform" />
        Collaborators, location, first comment
      </summary>
      <div className="space-y-5 border-t border-line p-4">
        <TextOption
          id={FIELD_IDS.collaborators}
          label="Collaborators"
          value={collaborators}
          hint={`Up to ${COLLABORATORS_MAX} usernames, with commas between them. Each is invited to share the post.`}
          errors={errorsOf("collaborators")}
          onChange={(value) => onWrite({ collaborators: value })}
        />
        <TextOption
          id={FIELD_IDS.location}
          label="Location"
          inputMode="numeric"
          value={locationId}
          hint="The id of the place's Facebook Page: a number."
          errors={errorsOf("locationId")}
          onChange={(value) => onWrite({ locationId: value })}
        />
        <FirstCommentField
          account={account}
          value={firstComment}
          warnings={warnings.flatMap(({ path, message }) => (path === "firstComment" ? [message] : []))}
          errors={errorsOf("firstComment")}
          onChange={(value) => onWrite({ firstComment: value })}
        />
      </div>
    </details>
  );
}
