import { useId } from "react";
import { stayOnEnter } from "@/app/crm/social/posts/new/media/stay-on-enter";

interface RadioRowProps<Option extends string> {
  readonly legend: string;
  readonly options: readonly Option[];
  readonly words: Readonly<Record<Option, string>>;
  readonly chosen: Option | null;
  readonly onChoose: (option: Option) => void;
}

export function RadioRow<Option extends string>(props: RadioRowProps<Option>) {
  const { legend, options, words, chosen, onChoose } = props;
  const name = useId();
  return (
    <fieldset>
      <legend className="mb-1 text-sm text-muted">{legend}</legend>
      <div className="flex flex-wrap gap-x-4">
        {options.map((option) => (
          <label key={option} className="flex min-h-8 cursor-pointer items-center gap-2 text-sm">
            <input
              type="radio"
              name={name}
              value={option}
              checked={option === chosen}
              onChange={() => onChoose(option)}
              onKeyDown={stayOnEnter}
              className="size-4"
            />
            {words[option]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
