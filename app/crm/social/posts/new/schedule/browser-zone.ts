/** The IANA name of the zone that this browser's clock shows. */
export function browserZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
