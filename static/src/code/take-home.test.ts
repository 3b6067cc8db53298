import { expect, it } from "vitest";
import { nameIn } from "./take-home";

it("finds the name of a file in its header", () => {
  expect(nameIn('attachment; filename="script.zip"')).toBe("script.zip");
  expect(nameIn("attachment; filename=script.py")).toBe("script.py");
  expect(nameIn("attachment; filename=x.zip; filename*=UTF-8''caf%C3%A9.zip")).toBe("café.zip");
  expect(nameIn(null)).toBeNull();
});
