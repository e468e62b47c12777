import { clsx } from "clsx";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { TONE_CLASS, type Tone } from "@/app/_ui/tone";

interface NoticeLineProps {
  readonly tone: Tone;
  readonly icon: LucideIcon;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

export const noticeLinkClass =
  "inline-flex min-h-6 items-center font-semibold wrap-anywhere underline underline-offset-2 hover:no-underline";

/** News about more than this page, in one line where there is room. */
export function NoticeLine({ tone, icon: Icon, children, action }: NoticeLineProps) {
  return (
    <div
      className={clsx(
        "mb-1.5 flex items-start gap-2 rounded-control border px-3 py-0.5 text-sm",
        TONE_CLASS[tone],
      )}
    >
      <Icon aria-hidden className="mt-1 size-4 shrink-0" />
      <div className="flex min-w-0 flex-wrap items-center gap-x-3">
        <p className="min-w-0 py-0.5 wrap-anywhere">{children}</p>
        {action}
      </div>
    </div>
  );
}
