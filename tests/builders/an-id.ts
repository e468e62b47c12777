let last = 0;

/** A 24-hex id that no other call in this file got. */
export function anId(): string {
  last += 1;
  return `65${last.toString(16).padStart(22, "0")}`;
}
