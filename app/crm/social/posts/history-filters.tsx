"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { type FormEvent, useTransition } from "react";
import { Button } from "@/app/_ui/button";
import { buttonClass } from "@/app/_ui/button-class";
import type { Account } from "@/app/crm/social/posts/accounts";
import { AccountFilter, StatusFilter } from "@/app/crm/social/posts/filter-fields";
import {
  EVERYTHING,
  filterOf,
  type HistoryFilter,
  historyAddress,
  isFiltered,
} from "@/app/crm/social/posts/history-filter";
import { HISTORY_ADDRESS } from "@/app/crm/social/posts/post-addresses";

interface HistoryFiltersProps {
  readonly filter: HistoryFilter;
  readonly accounts: readonly Account[];
}

/** A plain form; a script only spares the page its reload, and the address its empty fields. */
export function HistoryFilters({ filter, accounts }: HistoryFiltersProps) {
  const router = useRouter();
  const [busy, startTransition] = useTransition();

  const show = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const chosen = filterOf({ status: textOf(fields, "status"), channelId: textOf(fields, "channelId") });
    startTransition(() => router.push(historyAddress(chosen)));
  };

  return (
    <form
      key={historyAddress(filter)}
      action={HISTORY_ADDRESS}
      onSubmit={show}
      aria-label="Filter posts"
      className="mb-4 flex flex-wrap items-end gap-3"
    >
      <AccountFilter chosen={filter.channelId} accounts={accounts} />
      <StatusFilter chosen={filter.status} />
      <Button type="submit" busy={busy}>
        Show
      </Button>
      {isFiltered(filter) && (
        <Link href={historyAddress(EVERYTHING)} className={buttonClass("quiet")}>
          Clear filter
        </Link>
      )}
    </form>
  );
}

function textOf(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === "string" ? value : "";
}
