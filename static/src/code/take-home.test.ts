import { expect, it } from "vitest";
import { nameIn, reason } from "./take-home";

it("finds the name of a file in its header", () => {
  expect(nameIn('attachment; filename="script.zip"')).toBe("script.zip");
  expect(nameIn("attachment; filename=script.py")).toBe("script.py");
  expect(nameIn("attachment; filename=x.zip; filename*=UTF-8''caf%C3%A9.zip")).toBe("café.zip");
  expect(nameIn(null)).toBeNull();
});

it("says why nothing was exported", () => {
  const problems = [{ code: "several-models", message: "There are two.", hint: "Say which." }];
  expect(reason({ message: "No.", problems }).text).toBe(
    "There are two. Select the one you want on the canvas and export again.",
  );
  expect(reason({ message: "You may not.", hint: "Ask." })).toEqual({
    title: "You may not.",
    text: "Ask.",
  });
  expect(reason(undefined).title).toBe("The export failed.");
});
