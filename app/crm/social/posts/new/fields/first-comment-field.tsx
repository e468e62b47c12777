import { controlClass, Field, fieldAria } from "@/app/_ui/field";
import type { ConnectionView } from "@/app/api/_schemas/connection";
import { startAddress } from "@/app/crm/social/connections/start-address";
import { FIELD_IDS } from "@/app/crm/social/posts/new/draft/draft-problems";
import { commentGap } from "@/app/crm/social/posts/new/fields/comment-permission";

interface FirstCommentFieldProps {
  readonly account: ConnectionView | undefined;
  readonly value: string;
  /** What Instagram may refuse: said, but never in the way. */
  readonly warnings: readonly string[];
  readonly errors: readonly string[];
  readonly onChange: (value: string) => void;
}

export function FirstCommentField({ account, value, warnings, errors, onChange }: FirstCommentFieldProps) {
  const hint = (
    <>
      <p>Written under the post by the account itself, right after it is live.</p>
      {account && <PermissionLine account={account} />}
      {warnings.map((warning) => (
        <p key={warning} className="text-warning">
          {warning}
        </p>
      ))}
    </>
  );
  return (
    <Field id={FIELD_IDS.firstComment} label="First comment" hint={hint} errors={errors}>
      <textarea
        dir="auto"
        {...fieldAria(FIELD_IDS.firstComment, { hint: true, invalid: errors.length > 0 })}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        rows={2}
        className={`${controlClass} field-sizing-content max-h-60 min-h-16`}
      />
    </Field>
  );
}

/** Said before anything is written: the server refuses a post whose first comment may not be made. */
function PermissionLine({ account }: { readonly account: ConnectionView }) {
  const gap = commentGap(account);
  if (gap === null) return null;
  return (
    <p className="text-warning wrap-anywhere">
      {gap.sentence}
      {gap.canReconnect && (
        <>
          {" "}
          <a
            href={startAddress({ reconnect: account.channelId })}
            aria-label={`Reconnect to allow first comments for @${account.username}`}
            className="inline-block py-0.5 underline"
          >
            Reconnect to allow it
          </a>
        </>
      )}
    </p>
  );
}
