"use client";

import { ArrowDown, RotateCw } from "lucide-react";
import Link from "next/link";
import { type MouseEvent, useEffect, useRef } from "react";
import { Button } from "@/app/_ui/button";
import { buttonClass } from "@/app/_ui/button-class";
import { Notice } from "@/app/_ui/notice";
import { Spinner } from "@/app/_ui/spinner";
import { END_WORDS } from "@/app/crm/social/posts/history-list";
import { useInView } from "@/app/crm/social/posts/use-in-view";

interface LoadMoreProps {
  /** Where the older posts are; null at the end. */
  readonly href: string | null;
  readonly busy: boolean;
  readonly failure: string | null;
  readonly onLoad: () => void;
}

const SETTLE_MS = 100;

/** Loads as the end comes near; the link is the same by hand, and without a script. */
export function LoadMore({ href, busy, failure, onLoad }: LoadMoreProps) {
  const end = useRef<HTMLDivElement>(null);
  const isNear = useInView(end, "0px 0px 600px");
  const isPressed = useRef(false);

  useEffect(() => {
    if (!isNear || href === null || busy || failure !== null) return;
    // Rows that have just come may have pushed the end away: the observer tells in a moment.
    const timer = window.setTimeout(onLoad, SETTLE_MS);
    return () => window.clearTimeout(timer);
  }, [isNear, href, busy, failure, onLoad]);

  // What was pressed may be gone with the end of the list, or of the trouble.
  useEffect(() => {
    const isLost = document.activeElement === document.body;
    if (isPressed.current && isLost && (href === null || failure === null)) end.current?.focus();
  }, [href, failure]);

  const load = () => {
    isPressed.current = true;
    if (!busy) onLoad();
  };
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    load();
  };

  return (
    <div ref={end} tabIndex={-1} className="mt-4 flex min-h-12 flex-col items-center justify-center gap-3">
      {failure !== null && (
        <Notice
          tone="warning"
          title={failure}
          action={
            <Button icon={<RotateCw aria-hidden />} busy={busy} onClick={load}>
              Try again
            </Button>
          }
        >
          The posts above stay as they are.
        </Notice>
      )}
      {href === null ? (
        <p className="text-sm text-muted">{END_WORDS}</p>
      ) : (
        failure === null && (
          <Link href={href} prefetch={false} onClick={follow} aria-busy={busy} className={buttonClass()}>
            {busy ? <Spinner /> : <ArrowDown aria-hidden />}
            Load more
          </Link>
        )
      )}
    </div>
  );
}
