import { action } from "./action";

export const toggleTheme = action({
  id: "theme",
  label: "Light or dark",
  group: "View",
  scope: "page",
  run: ({ view }) => {
    const dark = window.document.documentElement.dataset.theme === "dark";
    view.set({ theme: dark ? "light" : "dark" });
  },
});
