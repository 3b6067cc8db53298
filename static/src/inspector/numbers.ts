import type { Bounds } from "./kinds";
import { float, integer, type Numeral } from "./value";

/** The number a step away, written with as many decimals as the one before. */
export function stepped(
  text: string,
  direction: 1 | -1,
  { min, max, min_open, max_open }: Bounds,
  whole: boolean,
  tenfold = false,
): Numeral | null {
  const start = Number(text);
  if (!Number.isFinite(start) || /e/i.test(text)) return null;
  const places = whole ? 0 : Math.max(1, text.split(".")[1]?.length ?? 0);
  const step = 10 ** -places * (tenfold ? 10 : 1);
  const next = Number((start + direction * step).toFixed(places));
  if (typeof min === "number" && (min_open ? next <= min : next < min)) return null;
  if (typeof max === "number" && (max_open ? next >= max : next > max)) return null;
  return whole ? integer(next.toFixed(0)) : float(next.toFixed(places));
}
