"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { controlClass, FieldErrors, fieldAria } from "@/app/_ui/field";
import { useNow } from "@/app/_ui/time";
import type { Timing } from "@/app/crm/social/posts/new/draft/composer-draft";
import { FIELD_IDS } from "@/app/crm/social/posts/new/draft/draft-problems";
import { browserZone } from "@/app/crm/social/posts/new/schedule/browser-zone";
import { plainInstant, scheduleWords } from "@/app/crm/social/posts/new/schedule/schedule-words";
import { localOf, readWallClock } from "@/app/crm/social/posts/new/schedule/wall-clock";
import { LONGEST_AHEAD_MS } from "@/core/application/social/posts/schedule-window";

interface ScheduleFieldProps {
  readonly timing: Timing;
  readonly errors: readonly string[];
  readonly onChange: (timing: Timing) => void;
}

/** Now, or at a time on the clock of whoever writes; which clock that is, is always said. */
export function ScheduleField({ timing, errors, onChange }: ScheduleFieldProps) {
  const [lastLater, setLastLater] = useState<Timing>(
    timing.when === "later" ? timing : { when: "later", local: "", instant: null },
  );
  const change = (next: Timing) => {
    if (next.when === "later") setLastLater(next);
    onChange(next);
  };
  return (
    <fieldset className="space-y-2">
      <legend className="mb-1.5 text-sm font-medium">When</legend>
      <div className="flex flex-wrap gap-x-6">
        <When label="Now" checked={timing.when === "now"} onChoose={() => change({ when: "now" })} />
        <When label="Later" checked={timing.when === "later"} onChoose={() => change(lastLater)} />
      </div>
      {timing.when === "later" && <TimeInput timing={timing} invalid={errors.length > 0} onChange={change} />}
      <FieldErrors id={FIELD_IDS.time} errors={errors} />
    </fieldset>
  );
}

interface WhenProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
}

function When({ label, checked, onChoose }: WhenProps) {
  return (
    <label className="flex min-h-10 cursor-pointer items-center gap-2 text-sm font-medium">
      <input type="radio" name="when" checked={checked} onChange={onChoose} className="size-4" />
      {label}
    </label>
  );
}

interface TimeInputProps {
  readonly timing: Extract<Timing, { when: "later" }>;
  readonly invalid: boolean;
  readonly onChange: (timing: Timing) => void;
}

function TimeInput({ timing, invalid, onChange }: TimeInputProps) {
  const now = useNow();
  const zone = now === null ? null : browserZone();
  const { sentence, options } =
    zone === null ? { sentence: null, options: [] } : scheduleWords(timing.local, zone);
  const ahead = (ms: number) =>
    now === null || zone === null ? undefined : localOf(new Date(now.getTime() + ms), zone);

  const choose = (local: string) =>
    onChange({ when: "later", local, instant: plainInstant(readWallClock(local, browserZone())) });
  const settle = (instant: string) =>
    onChange({ when: "later", local: localOf(new Date(instant), browserZone()), instant });

  return (
    <div className="space-y-2">
      <label htmlFor={FIELD_IDS.time} className="sr-only">
        Date and time{zone === null ? "" : `, on the clock of ${zone}`}
      </label>
      <input
        {...fieldAria(FIELD_IDS.time, { hint: true, invalid })}
        type="datetime-local"
        value={timing.local}
        min={ahead(0)}
        max={ahead(LONGEST_AHEAD_MS)}
        onChange={(event) => choose(event.target.value)}
        className={`${controlClass} min-h-10 max-w-xs`}
      />
      <p id={`${FIELD_IDS.time}-hint`} role="status" className="min-h-5 text-sm text-muted">
        {sentence ?? (zone !== null && `Your clock: ${zone}`)}
      </p>
      {options.length === 1 &&
        options.map(({ instant, label }) => (
          <Button key={instant} onClick={() => settle(instant)}>
            {label}
          </Button>
        ))}
      {options.length > 1 &&
        options.map(({ instant, label }) => (
          <label key={instant} className="flex min-h-8 w-fit cursor-pointer items-center gap-2 text-sm">
            <input
              type="radio"
              name="which-time"
              checked={timing.instant === instant}
              onChange={() => settle(instant)}
              className="size-4"
            />
            {label}
          </label>
        ))}
    </div>
  );
}
