"use client";

import Link from "next/link";
import { useEffect, useRef } from "react";
import { Button } from "@/app/_ui/button";
import { buttonClass } from "@/app/_ui/button-class";
import { FieldErrors } from "@/app/_ui/field";
import { useNow } from "@/app/_ui/time";
import type { SelectPageView } from "@/app/api/_schemas/connection";
import { AccountOption } from "@/app/crm/social/instagram/select-page/account-option";
import { isReconnected, submitLabel } from "@/app/crm/social/instagram/select-page/choice";
import { MissingAccount } from "@/app/crm/social/instagram/select-page/missing-account";
import { NotOffered } from "@/app/crm/social/instagram/select-page/not-offered";
import { TimeLeft } from "@/app/crm/social/instagram/select-page/time-left";
import { TooLong } from "@/app/crm/social/instagram/select-page/too-long";
import { UnavailablePages } from "@/app/crm/social/instagram/select-page/unavailable-pages";
import { useChoice } from "@/app/crm/social/instagram/select-page/use-choice";

const FIELD_ID = "accounts";

export function AccountPicker({ choice }: { readonly choice: SelectPageView }) {
  const options = useRef<HTMLDivElement>(null);
  const refused = useRef<HTMLParagraphElement>(null);
  const now = useNow();
  const { chosen, toggle, connect, busy, isUnchosen, refusal, isGone } = useChoice(choice);

  useEffect(() => {
    if (refusal !== null) refused.current?.focus();
  }, [refusal]);

  if (isGone || (now && now.getTime() - 15_000 > Date.parse(choice.expiresAt) && !busy)) return <TooLong />;

  const submit = async () => {
    if (chosen.length === 0) options.current?.querySelector("input")?.focus();
    await connect();
  };

  return (
    <form
      className="space-y-6"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <NotOffered choice={choice} />
      <fieldset {...(isUnchosen ? { "aria-describedby": `${FIELD_ID}-error` } : {})}>
        <legend className="mb-2 font-medium">Which accounts should the CRM post as?</legend>
        <div
          ref={options}
          className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface"
        >
          {choice.accounts.map((account) => (
            <AccountOption
              key={account.pageId}
              account={account}
              checked={chosen.includes(account)}
              isReconnected={isReconnected(account, choice.reconnect)}
              onToggle={() => toggle(account)}
            />
          ))}
        </div>
        <div role="alert" className="not-empty:mt-2">
          <FieldErrors id={FIELD_ID} errors={isUnchosen ? ["Choose at least one account"] : []} />
        </div>
      </fieldset>
      <div className="space-y-3">
        {/* Takes the focus instead of being a live region: it is read once. */}
        {refusal !== null && (
          <p ref={refused} tabIndex={-1} className="text-sm text-danger">
            {refusal} Your choice is still here.
          </p>
        )}
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" tone="primary" busy={busy} className="max-w-full wrap-anywhere">
            {submitLabel(chosen, choice.reconnect)}
          </Button>
          <Link href="/crm/social/connections" className={buttonClass("quiet")}>
            Cancel
          </Link>
          <TimeLeft until={choice.expiresAt} />
        </div>
      </div>
      <UnavailablePages pages={choice.unavailable} />
      <MissingAccount />
    </form>
  );
}
