import { controlClass, Field, fieldAria } from "@/app/_ui/field";
import { FIELD_IDS } from "@/app/crm/social/posts/new/draft/draft-problems";

interface FirstCommentFieldProps {
  readonly value: string;
  /** What Instagram may refuse: said, but never in the way. */
  readonly warnings: readonly string[];
  readonly errors: readonly string[];
  readonly onChange: (value: string) => void;
}

export function FirstCommentField({ value, warnings, errors, onChange }: FirstCommentFieldProps) {
  const hint = (
    <>
      <p>Written under the post by the account itself, right after it is live.</p>
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
