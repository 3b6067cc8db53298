import { expect, it } from "vitest";
import { ago, exactly } from "./when";

const NOW = Date.parse("2026-05-10T12:00:00Z");

it.each([
  ["2026-05-10T11:59:40Z", "just now"],
  ["2026-05-10T12:00:05Z", "just now"],
  ["2026-05-10T11:57:00Z", "3 minutes ago"],
  ["2026-05-10T09:00:00Z", "3 hours ago"],
  ["2026-05-09T10:00:00Z", "yesterday"],
  ["2026-04-26T12:00:00Z", "2 weeks ago"],
  ["2024-05-10T12:00:00Z", "2 years ago"],
  ["nonsense", ""],
])("%s was %s", (time, words) => expect(ago(time, NOW)).toBe(words));

it("gives no date for nonsense", () => expect(exactly("nonsense")).toBe(""));
