import { CircleCheck } from "lucide-react";
import { Avatar } from "@/app/_ui/avatar";
import type { Account } from "@/app/crm/social/instagram/select-page/choice";

interface AccountOptionProps {
  readonly account: Account;
  readonly checked: boolean;
  /** It is the one that all this is about. */
  readonly isReconnected: boolean;
  readonly onToggle: () => void;
}

export function AccountOption({ account, checked, isReconnected, onToggle }: AccountOptionProps) {
  return (
    <label className="flex cursor-pointer items-center gap-4 p-4 hover:bg-subtle has-checked:bg-accent-soft">
      <input
        type="checkbox"
        name="pageId"
        value={account.pageId}
        checked={checked}
        onChange={onToggle}
        className="size-5 shrink-0"
      />
      <Avatar username={account.username} url={account.avatarUrl} />
      <span className="min-w-0">
        <span className="block font-semibold wrap-anywhere">@{account.username}</span>
        <span className="block text-sm text-muted wrap-anywhere">
          Page: <bdi>{account.pageName}</bdi>
        </span>
        {account.connected && (
          <span className="mt-0.5 flex items-center gap-1.5 text-sm text-success">
            <CircleCheck aria-hidden className="size-4 shrink-0" />
            {isReconnected ? "The one you are reconnecting" : "Connected, will be updated"}
          </span>
        )}
      </span>
    </label>
  );
}
