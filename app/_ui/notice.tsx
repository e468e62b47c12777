import { clsx } from "clsx";
import { CircleAlert, CircleCheck, CircleX, Info, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { TONE_CLASS, type Tone } from "@/app/_ui/tone";

const ICONS: Record<Tone, LucideIcon> = {
  neutral: Info,
  success: CircleCheck,
  warning: CircleAlert,
  danger: CircleX,
};

interface NoticeProps {
  readonly tone: Tone;
  readonly title: string;
  /** Set where the notice answers something the person just did. */
  readonly role?: "status" | "alert";
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

export function Notice({ tone, title, role, children, action }: NoticeProps) {
  const Icon = ICONS[tone];
  return (
    <div role={role} className={clsx("flex gap-3 rounded-card border p-4", TONE_CLASS[tone])}>
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0 flex-1">
        <p className="font-medium wrap-anywhere">{title}</p>
        {children && <div className="mt-0.5 text-sm text-ink wrap-anywhere">{children}</div>}
        {action && <div className="mt-3 flex flex-wrap gap-2">{action}</div>}
      </div>
    </div>
  );
}
