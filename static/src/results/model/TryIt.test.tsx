import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { queryClient } from "../../api/queries";
import { TryIt } from "./TryIt";

afterEach(() => {
  vi.unstubAllGlobals();
  queryClient.clear();
});

const output = { run: "r1", node: "train-abc", port: "output" };
const inputs = [
  { name: "mass", type: "number", example: 4000 },
  { name: "note", type: "text", example: "none" },
];

function answering(status: number, body: unknown) {
  const headers = { "content-type": "application/json" };
  const asked = vi.fn(
    async (_path: string, _init: RequestInit) =>
      new Response(JSON.stringify(body), { status, headers }),
  );
  vi.stubGlobal("fetch", asked);
  return asked;
}

function show() {
  render(
    <QueryClientProvider client={queryClient}>
      <TryIt output={output} inputs={inputs} />
    </QueryClientProvider>,
  );
}

it("asks the model about the example, then about what is typed", async () => {
  const asked = answering(200, {
    columns: ["predicted", "probability Adelie", "probability Gentoo"],
    data: [["Gentoo", 0.25, 0.75]],
  });
  show();
  expect(await screen.findByText("75 %")).toBeTruthy();
  expect(asked.mock.calls[0]?.[0]).toBe("/api/runs/r1/outputs/train-abc/output/score");
  const note = screen.getByLabelText("note");
  await userEvent.clear(note);
  await userEvent.type(note, "wet");
  await waitFor(() =>
    expect(asked.mock.calls.at(-1)?.[1].body).toBe('{"rows":[{"mass":4000,"note":"wet"}]}'),
  );
});

it("says why a model refuses", async () => {
  answering(422, { error: { code: "view", message: 'This model cannot do without "mass".' } });
  show();
  expect((await screen.findByRole("alert")).textContent).toContain('without "mass"');
});
