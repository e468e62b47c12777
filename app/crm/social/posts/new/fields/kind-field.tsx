import { clsx } from "clsx";
import { CircleDashed, LayoutGrid } from "lucide-react";
import type { ReactNode } from "react";
import { FieldErrors } from "@/app/_ui/field";
import { FIELD_IDS } from "@/app/crm/social/posts/new/draft/draft-problems";
import { FORM_HINTS } from "@/app/crm/social/posts/new/fields/form-words";
import type { PostForm } from "@/core/domain/marketing/instagram-fields";

interface KindFieldProps {
  readonly isStory: boolean;
  readonly form: PostForm;
  readonly errors: readonly string[];
  readonly onChange: (isStory: boolean) => void;
}

/** Post or story: whether a post is a photo, a carousel or a reel is decided by what is in it. */
export function KindField({ isStory, form, errors, onChange }: KindFieldProps) {
  return (
    <fieldset aria-describedby={`${FIELD_IDS.kind}-hint`}>
      <legend className="mb-1.5 text-sm font-medium">Publish as</legend>
      <div className="flex flex-wrap gap-2">
        <Choice
          id={FIELD_IDS.kind}
          label="Post"
          icon={<LayoutGrid aria-hidden className="size-4" />}
          checked={!isStory}
          onChoose={() => onChange(false)}
        />
        <Choice
          label="Story"
          icon={<CircleDashed aria-hidden className="size-4" />}
          checked={isStory}
          onChoose={() => onChange(true)}
        />
      </div>
      <p id={`${FIELD_IDS.kind}-hint`} className="mt-1.5 text-sm text-muted">
        {FORM_HINTS[form]}
      </p>
      <FieldErrors id={FIELD_IDS.kind} errors={errors} />
    </fieldset>
  );
}

interface ChoiceProps {
  readonly id?: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly checked: boolean;
  readonly onChoose: () => void;
}

function Choice({ label, icon, checked, onChoose, ...rest }: ChoiceProps) {
  return (
    <label
      className={clsx(
        "flex min-h-10 cursor-pointer items-center gap-2 rounded-control border px-3 text-sm font-medium",
        "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
        checked ? "border-accent bg-accent-soft text-accent" : "border-edge bg-surface hover:bg-subtle",
      )}
    >
      <input type="radio" name="kind" checked={checked} onChange={onChoose} {...rest} />
      {icon}
      {label}
    </label>
  );
}
