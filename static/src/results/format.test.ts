import { expect, it } from "vitest";
import {
  counted,
  formatCell,
  formatDate,
  formatMetric,
  formatNumber,
  formatSeconds,
  formatShare,
  formatWhen,
  lessIsBetter,
  metricTitle,
  plainText,
} from "./format";

it.each([
  [39.1, "39.1"],
  [1 / 3, "0.333333"],
  [1234567, "1234567"],
  [0.00001234, "1.234e-5"],
  [6.02e23, "6.020e+23"],
  [Number.NaN, "NaN"],
  [Number.NEGATIVE_INFINITY, "−∞"],
])("writes %d", (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

it("writes cells of every kind", () => {
  expect([null, true, "x", 3, { $float: "nan" }, [1, 2]].map((v) => formatCell(v))).toEqual([
    "–",
    "True",
    "x",
    "3",
    "NaN",
    "[1,2]",
  ]);
  expect(plainText(null)).toBe("");
  expect(plainText(1 / 3)).toBe("0.3333333333333333");
  expect(formatDate("2024-05-01T00:00:00")).toBe("2024-05-01");
  expect(formatDate("2024-05-01T10:30:00")).toBe("2024-05-01 10:30:00");
});

it.each([
  [0, "0 %"],
  [0.0004, "< 0.1 %"],
  [0.032, "3.2 %"],
  [0.5, "50 %"],
  [0.9999, "> 99.9 %"],
  [1, "100 %"],
  [Number.NaN, "–"],
])("writes the share %d", (share, text) => {
  expect(formatShare(share)).toBe(text);
});

it.each([
  [0.971234, "0.9712"],
  [1, "1.0000"],
  [0, "0"],
  [null, "–"],
  [Number.NaN, "NaN"],
  [12345.678, "12,346"],
  [23.456789, "23.457"],
  [344, "344"],
])("writes the metric %d", (value, text) => {
  expect(formatMetric(value)).toBe(text);
});

it("writes durations and counts", () => {
  expect([0.0002, 0.25, 3.456, 42.42, 75, 3700].map(formatSeconds)).toEqual([
    "< 1 ms",
    "250 ms",
    "3.46 s",
    "42.4 s",
    "1 min 15 s",
    "1 h 1 min",
  ]);
  expect(counted(1, "row")).toBe("1 row");
  expect(counted(100_000, "row")).toBe("100,000 rows");
});

it("writes when something was", () => {
  const now = new Date(2026, 10, 24, 12, 0).getTime();
  const ago = (seconds: number) => new Date(now - seconds * 1000).toISOString();
  expect(formatWhen(ago(5), now)).toBe("just now");
  expect(formatWhen(ago(300), now)).toBe("5 min ago");
  expect(formatWhen(ago(3 * 3600), now)).toMatch(/^today/);
  expect(formatWhen(ago(24 * 3600), now)).toMatch(/^yesterday/);
  expect(formatWhen(null, now)).toBe("–");
});

it("names metrics, and knows which should be small", () => {
  expect(metricTitle("average_precision")).toBe("Average precision");
  expect(metricTitle("roc_auc")).toBe("AUC");
  expect(lessIsBetter("log_loss")).toBe(true);
  expect(lessIsBetter("accuracy")).toBe(false);
});
