import type { ReactNode } from "react";
import { controlClass, Field } from "@/app/_ui/field";
import type { Account } from "@/app/crm/social/posts/accounts";
import { STATUS_WORDS } from "@/app/crm/social/posts/status-words";
import type { PostStatus } from "@/core/domain/marketing/post";

interface StatusGroup {
  readonly label: string;
  readonly statuses: readonly PostStatus[];
}

const GROUPS: readonly StatusGroup[] = [
  { label: "Not sent out yet", statuses: ["draft", "scheduled"] },
  { label: "On the way", statuses: ["queued", "preparing", "processing", "publishing"] },
  { label: "Ended", statuses: ["published", "failed", "unconfirmed", "cancelled"] },
];

export function StatusFilter({ chosen }: { readonly chosen: PostStatus | null }) {
  return (
    <Choice id="filter-status" label="Status" name="status" chosen={chosen} everything="Every status">
      {GROUPS.map(({ label, statuses }) => (
        <optgroup key={label} label={label}>
          {statuses.map((status) => (
            <option key={status} value={status}>
              {STATUS_WORDS[status].word}
            </option>
          ))}
        </optgroup>
      ))}
    </Choice>
  );
}

interface AccountFilterProps {
  readonly chosen: string | null;
  readonly accounts: readonly Account[];
}

/** An account that is no longer connected stays a choice while the address names it. */
export function AccountFilter({ chosen, accounts }: AccountFilterProps) {
  const isKnown = chosen === null || accounts.some(({ channelId }) => channelId === chosen);
  return (
    <Choice id="filter-account" label="Account" name="channelId" chosen={chosen} everything="Every account">
      {accounts.map(({ channelId, username }) => (
        <option key={channelId} value={channelId}>
          @{username}
        </option>
      ))}
      {!isKnown && <option value={chosen}>Account no longer connected</option>}
    </Choice>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly label: string;
  readonly name: string;
  readonly chosen: string | null;
  readonly everything: string;
  readonly children: ReactNode;
}

function Choice({ id, label, name, chosen, everything, children }: ChoiceProps) {
  return (
    <Field id={id} label={label}>
      <select id={id} name={name} defaultValue={chosen ?? ""} className={`${controlClass} min-h-10 min-w-44`}>
        <option value="">{everything}</option>
        {children}
      </select>
    </Field>
  );
}
