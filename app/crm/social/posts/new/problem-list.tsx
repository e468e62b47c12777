import { CircleAlert } from "lucide-react";
import type { Ref } from "react";
import { fieldOf } from "@/app/crm/social/posts/new/draft/draft-problems";
import { focusField } from "@/app/crm/social/posts/new/focus-field";
import type { DraftItem } from "@/app/crm/social/posts/new/media/draft-media";
import type { FieldIssue } from "@/core/domain/errors";

interface ProblemListProps {
  readonly problems: readonly FieldIssue[];
  readonly items: readonly DraftItem[];
  readonly ref: Ref<HTMLElement>;
}

/** Each problem is a button that goes to its field. */
export function ProblemList({ problems, items, ref }: ProblemListProps) {
  return (
    <section ref={ref} tabIndex={-1} aria-label="What keeps this post from being published">
      {problems.length > 0 && (
        <ul className="rounded-card border border-danger-line bg-danger-soft p-1.5">
          {problems.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              <button
                type="button"
                onClick={() => focusField(fieldOf(path, items))}
                className="flex min-h-8 w-full cursor-pointer items-start gap-2 rounded-control px-2 py-1.5 text-left text-sm text-danger hover:underline"
              >
                <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
                <span className="min-w-0 wrap-anywhere">{message}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
