"use client";

import { CalendarClock, Save, Send } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useSyncExternalStore } from "react";
import { Button } from "@/app/_ui/button";
import { buttonClass } from "@/app/_ui/button-class";
import { Kbd } from "@/app/_ui/kbd";
import { INTENT_WORDS, type SubmitIntent } from "@/app/crm/social/posts/new/submit-intent";

const ICONS: Record<SubmitIntent, ReactNode> = {
  publish: <Send aria-hidden />,
  publish_now: <Send aria-hidden />,
  schedule: <CalendarClock aria-hidden />,
  save_changes: <Save aria-hidden />,
};

interface PublishBarProps {
  readonly intent: SubmitIntent;
  readonly busy: boolean;
  readonly children: ReactNode;
}

export function PublishBar({ intent, busy, children }: PublishBarProps) {
  const isApple = useSyncExternalStore(nothingToWatch, readIsApple, () => false);
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button
        type="submit"
        tone="primary"
        busy={busy}
        icon={ICONS[intent]}
        aria-keyshortcuts={isApple ? "Meta+Enter" : "Control+Enter"}
      >
        {INTENT_WORDS[intent]}
        <span aria-hidden className="ml-1 flex gap-1">
          <Kbd>{isApple ? "⌘" : "Ctrl"}</Kbd>
          <Kbd>↵</Kbd>
        </span>
      </Button>
      <Link href="/crm/social/posts" className={buttonClass("quiet")}>
        Close
      </Link>
      {children}
    </div>
  );
}

function readIsApple(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}

function nothingToWatch(): () => void {
  return () => {};
}
