import type { ReactNode } from "react";

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly errors?: readonly string[];
  readonly children: ReactNode;
}

export function Field({ id, label, hint, errors = [], children }: FieldProps) {
  return (
    <div className="space-y-1.5">
      <label htmlFor={id} className="block text-sm font-medium">
        {label}
      </label>
      {children}
      {hint && (
        <div id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </div>
      )}
      <FieldErrors id={id} errors={errors} />
    </div>
  );
}

export function FieldErrors({ id, errors }: { readonly id: string; readonly errors: readonly string[] }) {
  if (errors.length === 0) return null;
  return (
    <p id={`${id}-error`} className="text-sm text-danger">
      {errors.join(". ")}
    </p>
  );
}

/** What ties a control to the texts that `Field` shows below it. */
export function fieldAria(id: string, shown: { readonly hint: boolean; readonly invalid: boolean }) {
  const texts = [shown.hint ? `${id}-hint` : "", shown.invalid ? `${id}-error` : ""]
    .filter(Boolean)
    .join(" ");
  return {
    id,
    ...(shown.invalid ? { "aria-invalid": true } : {}),
    ...(texts ? { "aria-describedby": texts } : {}),
  };
}

export const controlClass =
  "block w-full text-ellipsis rounded-control border border-edge bg-surface px-3 py-2 text-ink placeholder:text-muted aria-invalid:border-danger";
