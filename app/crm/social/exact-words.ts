/** "14:05", and with its day unless that is today; "UTC" is said where it is not the reader's own time. */
export function exactWords(date: Date, now: Date, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", ...zone });
  const year = new Intl.DateTimeFormat("en-GB", { year: "numeric", ...zone });
  const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", ...zone });
  const isThisYear = year.format(date) === year.format(now);
  const isToday = isThisYear && day.format(date) === day.format(now) && timeZone === undefined;
  const words = [
    ...(isToday ? [] : [isThisYear ? day.format(date) : `${day.format(date)} ${year.format(date)}`]),
    time.format(date),
  ].join(", ");
  return timeZone === undefined ? words : `${words} ${timeZone}`;
}
