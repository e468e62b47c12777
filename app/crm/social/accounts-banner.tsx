"use client";

import { CircleAlert, ClockAlert } from "lucide-react";
import { usePathname } from "next/navigation";
import { NoticeLine, noticeLinkClass } from "@/app/_ui/notice-line";
import { type BannerWords, CONNECTIONS_PATH } from "@/app/crm/social/accounts-banner-words";

/** Accounts that need a person, on every page but the one whose rows say it already. */
export function AccountsBanner({ words }: { readonly words: BannerWords }) {
  if (usePathname() === CONNECTIONS_PATH) return null;
  return (
    <NoticeLine
      tone={words.tone}
      icon={words.tone === "danger" ? CircleAlert : ClockAlert}
      action={words.links.map(({ label, href }) => (
        // Plain links: they work without JavaScript, and most lead to Meta.
        <a key={label} href={href} className={noticeLinkClass}>
          {label}
        </a>
      ))}
    >
      {words.sentence}
    </NoticeLine>
  );
}
