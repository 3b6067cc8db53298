import { useSyncExternalStore } from "react";

function subscribe(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}

function name(): string {
  return document.documentElement.dataset.theme ?? "light";
}

/** The theme in force, for those who must read colours rather than inherit them. */
export function useThemeName(): string {
  return useSyncExternalStore(subscribe, name);
}
