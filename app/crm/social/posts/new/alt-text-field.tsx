import { controlClass, Field, fieldAria } from "@/app/_ui/field";
import { FIELD_IDS } from "@/app/crm/social/posts/new/draft";

interface AltTextFieldProps {
  readonly altText: string;
  readonly errors: readonly string[];
  readonly onChange: (altText: string) => void;
}

export function AltTextField({ altText, errors, onChange }: AltTextFieldProps) {
  return (
    <Field
      id={FIELD_IDS.altText}
      label="Alt text"
      hint="Describes the photo to people who do not see it."
      errors={errors}
    >
      <textarea
        {...fieldAria(FIELD_IDS.altText, { hint: true, invalid: errors.length > 0 })}
        value={altText}
        onChange={(event) => onChange(event.target.value)}
        rows={2}
        className={`${controlClass} field-sizing-content max-h-60 min-h-16`}
      />
    </Field>
  );
}
