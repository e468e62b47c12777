"use client";

import { Send } from "lucide-react";
import Link from "next/link";
import { useSyncExternalStore } from "react";
import { Button } from "@/app/_ui/button";
import { buttonClass } from "@/app/_ui/button-class";
import { Kbd } from "@/app/_ui/kbd";

export function PublishBar({ busy }: { readonly busy: boolean }) {
  const isApple = useSyncExternalStore(nothingToWatch, readIsApple, () => false);
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button
        type="submit"
        tone="primary"
        busy={busy}
        icon={<Send aria-hidden />}
        aria-keyshortcuts={isApple ? "Meta+Enter" : "Control+Enter"}
      >
        Publish
        <span aria-hidden className="ml-1 flex gap-1">
          <Kbd>{isApple ? "⌘" : "Ctrl"}</Kbd>
          <Kbd>↵</Kbd>
        </span>
      </Button>
      <Link href="/crm/social/posts" className={buttonClass("quiet")}>
        Cancel
      </Link>
    </div>
  );
}

function readIsApple(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}

function nothingToWatch(): () => void {
  return () => {};
}
