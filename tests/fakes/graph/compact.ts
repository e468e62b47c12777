/** Drops keys that are undefined, so that optional stays absent. */
export function compact<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> };
export function compact(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined));
}
