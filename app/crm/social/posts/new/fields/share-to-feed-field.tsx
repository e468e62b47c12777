import { FIELD_IDS } from "@/app/crm/social/posts/new/draft/draft-problems";

interface ShareToFeedFieldProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function ShareToFeedField({ checked, onChange }: ShareToFeedFieldProps) {
  return (
    <label className="flex min-h-10 w-fit cursor-pointer items-center gap-2.5 text-sm font-medium">
      <input
        id={FIELD_IDS.shareToFeed}
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4"
      />
      Show the reel in the feed as well
    </label>
  );
}
