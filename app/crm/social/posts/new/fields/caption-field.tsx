"use client";

import { useState } from "react";
import { controlClass, Field, fieldAria } from "@/app/_ui/field";
import { FIELD_IDS } from "@/app/crm/social/posts/new/draft/draft-problems";
import { captionWords, leftAnnouncement } from "@/app/crm/social/posts/new/fields/caption-words";

interface CaptionFieldProps {
  readonly caption: string;
  /** What Instagram may refuse: said, but never in the way. */
  readonly warnings: readonly string[];
  readonly errors: readonly string[];
  readonly onChange: (caption: string) => void;
}

export function CaptionField({ caption, warnings, errors, onChange }: CaptionFieldProps) {
  const [announcement, setAnnouncement] = useState("");
  const { left, counters } = captionWords(caption);

  const change = (next: string) => {
    const words = leftAnnouncement(left, captionWords(next).left);
    if (words !== null) setAnnouncement(words);
    onChange(next);
  };

  const hint = (
    <>
      {counters}
      {warnings.map((warning) => (
        <p key={warning} className="text-warning">
          {warning}
        </p>
      ))}
    </>
  );
  return (
    <Field id={FIELD_IDS.caption} label="Caption" hint={hint} errors={errors}>
      <textarea
        dir="auto"
        {...fieldAria(FIELD_IDS.caption, { hint: true, invalid: errors.length > 0 })}
        // A reload brings the draft itself back: what the browser remembers of the field may be older.
        autoComplete="off"
        value={caption}
        onChange={(event) => change(event.target.value)}
        rows={5}
        className={`${controlClass} field-sizing-content max-h-96 min-h-32`}
      />
      <p role="status" className="sr-only">
        {announcement}
      </p>
    </Field>
  );
}
