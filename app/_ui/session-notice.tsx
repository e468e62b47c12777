"use client";

import { LogIn } from "lucide-react";
import { useSyncExternalStore } from "react";
import { NoticeLine, noticeLinkClass } from "@/app/_ui/notice-line";
import { isSessionOver, onSession } from "@/app/_ui/session-signal";
import { SignInLink } from "@/app/_ui/sign-in-link";

/** For a session that ends while a page is open: the first call that is turned away brings it up. */
export function SessionNotice() {
  const isOver = useSyncExternalStore(onSession, isSessionOver, () => false);
  return (
    <div role="alert">
      {isOver && (
        <NoticeLine tone="danger" icon={LogIn} action={<SignInLink className={noticeLinkClass} />}>
          You are signed out. Sign in, and you come back to this page.
        </NoticeLine>
      )}
    </div>
  );
}
