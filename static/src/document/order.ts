const digits = "0123456789abcdefghijklmnopqrstuvwxyz";

/**
 * A text that sorts between two others (either may be missing), so that a wire gets a place
 * among others without touching them. Never ends in "0", so there is always room before it.
 */
export function between(before: string | null, after: string | null): string {
  let result = "";
  for (let place = 0; ; place += 1) {
    const low = before && place < before.length ? digits.indexOf(before[place]!) : 0;
    const high = after && place < after.length ? digits.indexOf(after[place]!) : 36;
    if (low === high) {
      result += digits[low];
      continue;
    }
    const middle = Math.floor((low + high) / 2);
    if (middle > low) return result + digits[middle];
    // no digit fits here: follow the lower one, after which anything sorts before the upper
    result += digits[low];
    after = null;
  }
}
