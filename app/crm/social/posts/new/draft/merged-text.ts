/**
 * What becomes of a text that was changed twice from the same beginning: `theirs`, with the change from `base` to
 * `mine` made in it too. Where that change has no place in it any more, what was written last: `mine`.
 */
export function mergedText(base: string, mine: string, theirs: string): string {
  if (mine === base || mine === theirs) return theirs;
  const before = sharedLength(base, mine, (text, at) => text.charAt(at));
  const longest = Math.min(base.length, mine.length) - before;
  const after = Math.min(
    longest,
    sharedLength(base, mine, (text, at) => text.charAt(text.length - 1 - at)),
  );
  const written = mine.slice(before, mine.length - after);
  const until = base.length - after;
  if (!theirs.startsWith(base.slice(0, until))) return mine;
  return theirs.slice(0, before) + written + theirs.slice(until);
}

function sharedLength(left: string, right: string, at: (text: string, place: number) => string): number {
  const shorter = Math.min(left.length, right.length);
  let length = 0;
  while (length < shorter && at(left, length) === at(right, length)) length += 1;
  return length;
}
