import type { HTMLAttributes, ReactNode } from "react";
import { controlClass, Field, fieldAria } from "@/app/_ui/field";

interface TextOptionProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly hint: ReactNode;
  readonly errors: readonly string[];
  readonly inputMode?: HTMLAttributes<HTMLInputElement>["inputMode"];
  readonly onChange: (value: string) => void;
}

export function TextOption({ id, label, value, hint, errors, inputMode, onChange }: TextOptionProps) {
  return (
    <Field id={id} label={label} hint={hint} errors={errors}>
      <input
        {...fieldAria(id, { hint: true, invalid: errors.length > 0 })}
        type="text"
        inputMode={inputMode}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={`${controlClass} min-h-10`}
      />
    </Field>
  );
}
