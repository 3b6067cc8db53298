const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** How long ago something was, in words: `3 hours ago`, `yesterday`, `just now`. */
export function ago(time: string, now: number = Date.now()): string {
  const seconds = (Date.parse(time) - now) / 1000;
  if (!Number.isFinite(seconds)) return "";
  const unit = UNITS.find(([, length]) => Math.abs(seconds) >= length);
  return unit ? words.format(Math.round(seconds / unit[1]), unit[0]) : "just now";
}

/** The full date and time, for those who want to know exactly. */
export function exactly(time: string): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime())
    ? ""
    : date.toLocaleString("en", { dateStyle: "medium", timeStyle: "short" });
}
