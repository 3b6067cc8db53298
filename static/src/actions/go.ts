import { action } from "./action";

export const goHome = action({
  id: "home",
  label: "All experiments",
  group: "Go",
  scope: "page",
  run: ({ navigate }) => navigate("/"),
});

export const goRuns = action({
  id: "runs",
  label: "Runs",
  group: "Go",
  scope: "page",
  run: ({ navigate }) => navigate("/runs"),
});
