import { useView } from "./store";

const dark = "(prefers-color-scheme: dark)";

function apply(): void {
  const { theme } = useView.getState();
  const wanted = theme === "system" ? (matchMedia(dark).matches ? "dark" : "light") : theme;
  document.documentElement.dataset.theme = wanted;
}

/** Keep the page in the chosen theme, or in the system's. */
export function applyTheme(): void {
  apply();
  useView.subscribe((view, before) => {
    if (view.theme !== before.theme) apply();
  });
  matchMedia(dark).addEventListener("change", apply);
}
