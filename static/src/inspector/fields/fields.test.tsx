import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, describe, expect, it } from "vitest";
import type { ColumnInfo } from "../../api/types";
import type { Kind } from "../kinds";
import { parse } from "../parse";
import { print, type Value } from "../value";
import { AcceptsInput } from "./AcceptsInput";

afterEach(cleanup);

const COLUMNS: ColumnInfo[] = ["species", "bill", "year"].map((name, index) => ({
  name,
  type: index === 0 ? "category" : "number",
  missing: 0,
  unique: null,
  levels: null,
}));

let current: Value | undefined;
let complaint: string | null = null;
let setFromOutside: (value: Value | undefined) => void = () => {};

function Host({
  accepts,
  start,
  standard,
}: {
  accepts: Kind[];
  start?: string;
  standard?: string;
}) {
  const [value, setValue] = useState(start === undefined ? undefined : parse(start));
  current = value;
  setFromOutside = setValue;
  return (
    <AcceptsInput
      accepts={accepts}
      standard={standard === undefined ? undefined : parse(standard)}
      value={value}
      id="field"
      label="Field"
      context={{
        node: "n",
        params: {},
        setParams: () => {},
        columns: () => COLUMNS,
        paramOfKind: () => undefined,
      }}
      onChange={setValue}
      onDraft={(text) => {
        complaint = text;
      }}
    />
  );
}

function show(accepts: Kind[], start?: string, standard?: string) {
  complaint = null;
  render(<Host accepts={accepts} start={start} standard={standard} />);
  return userEvent.setup();
}

const said = () => (current === undefined ? undefined : print(current));
const input = () => screen.getByRole<HTMLInputElement>("textbox");

describe("a number", () => {
  it("keeps 1.0 a float and 1 an integer", async () => {
    const user = show([{ kind: "number" }]);
    await user.type(input(), "1");
    expect(said()).toBe("1.0");
    expect(input().value).toBe("1");
    await user.tab();
    expect(input().value).toBe("1.0");
    cleanup();
    const other = show([{ kind: "integer" }]);
    await other.type(input(), "12");
    expect(said()).toBe("12");
  });

  it("may be cleared", async () => {
    const user = show([{ kind: "number" }], "0.5");
    await user.clear(input());
    expect(said()).toBeUndefined();
    expect(complaint).toBeNull();
  });

  it("says what is no number and keeps the last that was", async () => {
    const user = show([{ kind: "integer" }], "5");
    await user.type(input(), "x");
    expect(said()).toBe("5");
    expect(complaint).toMatch(/Field cannot be "5x"/);
    await user.type(input(), "{Backspace}0");
    expect(said()).toBe("50");
    expect(complaint).toBeNull();
  });

  it("gives way to another hand", async () => {
    const user = show([{ kind: "integer" }], "5");
    await user.type(input(), "x");
    const { act } = await import("@testing-library/react");
    act(() => setFromOutside(parse("7")));
    expect(input().value).toBe("7");
  });

  it("steps with the arrows, within its range", async () => {
    const user = show([{ kind: "number", max: 1, max_open: true }], "0.8");
    await user.type(input(), "{ArrowUp}{ArrowUp}{ArrowUp}");
    expect(said()).toBe("0.9");
    await user.type(input(), "{ArrowDown}");
    expect(said()).toBe("0.8");
  });
});

describe("a union", () => {
  const accepts: Kind[] = [
    { kind: "integer", min: 1 },
    { kind: "number", min: 0, max: 1 },
    { kind: "choice", options: ["sqrt"] },
    { kind: "none" },
  ];

  it("switches between kinds", async () => {
    const user = show(accepts, '"sqrt"', '"sqrt"');
    const pick = async (name: string) => {
      await user.click(screen.getByRole("combobox"));
      await user.click(await screen.findByRole("option", { name }));
    };
    expect(screen.queryByRole("textbox")).toBeNull();
    await pick("Whole");
    expect(said()).toBe("1");
    await pick("Fraction");
    expect(said()).toBe("0.5");
    await pick("None");
    expect(said()).toBe("null");
  });

  it("stays in the kind whose field is empty", async () => {
    const user = show(accepts, "3", '"sqrt"');
    await user.clear(input());
    expect(said()).toBeUndefined();
    await user.type(input(), "4");
    expect(said()).toBe("4");
  });

  it("is one field when empty can mean None", async () => {
    show([{ kind: "integer" }, { kind: "none" }], undefined, "null");
    expect(screen.queryByRole("combobox")).toBeNull();
    expect(input().placeholder).toBe("None");
  });
});

describe("other kinds", () => {
  it("a seed can be random each time", async () => {
    const user = show([{ kind: "seed" }], "0");
    await user.click(screen.getByRole("switch"));
    expect(said()).toBe("null");
    await user.click(screen.getByRole("switch"));
    expect(said()).toBe("0");
  });

  it("a literal is read as Python", async () => {
    const user = show([{ kind: "literal" }]);
    await user.type(input(), "[[1, 2.0");
    expect(complaint).toMatch(/"]" is missing/);
    await user.type(input(), "]");
    expect(complaint).toBeNull();
    expect(said()).toBe("[1,2.0]");
  });

  it("a tuple grows and shrinks", async () => {
    const user = show(
      [{ kind: "list", tuple: true, of: [{ kind: "integer", min: 1 }] }],
      '{"$tuple":[100]}',
    );
    await user.click(screen.getByRole("button", { name: "Add" }));
    expect(said()).toBe('{"$tuple":[100,100]}');
    await user.click(screen.getByRole("button", { name: "Remove item 1" }));
    expect(said()).toBe('{"$tuple":[100]}');
  });

  it("a mapping keeps names apart", async () => {
    const user = show([{ kind: "mapping", values: [{ kind: "text" }] }]);
    await user.click(screen.getByRole("button", { name: "Add" }));
    await user.click(screen.getByRole("button", { name: "Add" }));
    expect(said()).toBe('{"name 1":"","name 2":""}');
    const second = screen.getByRole("textbox", { name: "Field, name 2" });
    await user.clear(second);
    await user.type(second, "name 1{Enter}");
    expect(said()).toBe('{"name 1":"","name 2":""}');
  });

  it("a column may be one nobody knows", async () => {
    const user = show([{ kind: "column", input: "data" }]);
    await user.type(screen.getByRole("combobox"), "other{Enter}");
    expect(said()).toBe('"other"');
    await user.click(screen.getByRole("button", { name: "Clear Field" }));
    expect(said()).toBeUndefined();
  });

  it("columns come in the order of the table", async () => {
    const user = show([{ kind: "columns", input: "data" }], '["gone"]');
    await user.click(screen.getByRole("button", { name: /^Field: gone/ }));
    const families = within(screen.getByRole("group", { name: "Choose by type" }));
    await user.click(families.getByRole("button", { name: /Numbers/ }));
    expect(said()).toBe('["bill","year","gone"]');
    await user.type(screen.getByRole("combobox"), "species{Enter}");
    expect(said()).toBe('["species","bill","year","gone"]');
  });

  it("a small table grows by a row", async () => {
    const user = show([{ kind: "csv" }], '"a,b\\n1,2\\n"');
    await user.click(screen.getByRole("button", { name: "Row" }));
    await user.type(screen.getByRole("textbox", { name: "a, row 2" }), "3");
    expect(said()).toBe('"a,b\\n1,2\\n3,\\n"');
  });
});
