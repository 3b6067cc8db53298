import { shownKeys } from "./shown-keys";

/** A key combination as this machine's keyboard spells it. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span className="ui-keys">
      {shownKeys(keys).map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
