type InTurns = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** At most `limit` pieces of work at a time; the others wait, first come, first served. */
export function inTurns(limit: number): InTurns {
  let free = limit;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((begin) => waiting.push(begin));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
