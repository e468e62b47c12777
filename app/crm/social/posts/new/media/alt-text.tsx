import { controlClass, Field, fieldAria } from "@/app/_ui/field";
import { type DraftItem, fieldIdOf } from "@/app/crm/social/posts/new/media/draft-media";

interface AltTextProps {
  readonly item: Pick<DraftItem, "key" | "altText">;
  readonly errors: readonly string[];
  readonly onChange: (altText: string) => void;
}

export function AltText({ item, errors, onChange }: AltTextProps) {
  const id = fieldIdOf(item.key, "altText");
  return (
    <Field id={id} label="Alt text" hint="Describes the photo to people who do not see it." errors={errors}>
      <textarea
        dir="auto"
        {...fieldAria(id, { hint: true, invalid: errors.length > 0 })}
        value={item.altText}
        onChange={(event) => onChange(event.target.value)}
        rows={1}
        className={`${controlClass} field-sizing-content max-h-60 min-h-10`}
      />
    </Field>
  );
}
