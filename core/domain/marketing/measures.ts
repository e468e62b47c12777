const MIB = 1024 * 1024;
const KIB = 1024;
const SECONDS_A_MINUTE = 60;

/** `61 s`, `12.5 s`, `15 min`, `16 min 40 s`; exact, so that what is just over a limit does not look like it. */
export function inTime(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < SECONDS_A_MINUTE * 2) return `${rounded(seconds, 3)} s`;
  const minutes = Math.floor(seconds / SECONDS_A_MINUTE);
  const rest = rounded(seconds % SECONDS_A_MINUTE, 3);
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}

/** `300 MB`, `12.4 MB`, `640 KB`, as file managers count; rounded up, so that what is over a limit looks like it. */
export function inSize(bytes: number): string {
  return bytes < MIB ? `${Math.ceil(bytes / KIB)} KB` : `${Math.ceil((bytes / MIB) * 10) / 10} MB`;
}

/** `25 Mbps`, `128 kbps`; rounded up as well. */
export function inBitRate(bitsPerSecond: number): string {
  return bitsPerSecond < 1_000_000
    ? `${Math.ceil(bitsPerSecond / 1000)} kbps`
    : `${Math.ceil(bitsPerSecond / 100_000) / 10} Mbps`;
}

export function rounded(value: number, digits: number): number {
  const factor = 10 ** digits;
  return Math.round(value * factor) / factor;
}
