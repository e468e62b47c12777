import { clsx } from "clsx";

export function Dots({ count, current }: { readonly count: number; readonly current: number }) {
  const places = Array.from({ length: count }, (_, place) => place);
  return (
    <div className="flex items-center justify-center gap-1.5 pt-2.5">
      <span className="sr-only">
        Item {current + 1} of {count}
      </span>
      {places.map((place) => (
        <span
          key={place}
          aria-hidden
          className={clsx("size-1.5 rounded-full", place === current ? "bg-accent" : "bg-line")}
        />
      ))}
    </div>
  );
}
