import { Check, CloudOff, Eye, LoaderCircle, TriangleAlert } from "lucide-react";
import { useReadOnly, useSaveState } from "../document";
import { classes, Tooltip } from "../ui";

function edits(count: number): string {
  return count === 1 ? "1 edit" : `${count} edits`;
}

/** What is true of the edits: only "Saved" means that all of them are on the server's disk. */
export function SaveBadge() {
  const { state, unsaved, message } = useSaveState();
  const readOnly = useReadOnly();
  const shown = {
    opening: ["Opening…", "The experiment is being fetched.", LoaderCircle],
    saved: ["Saved", "All edits are on the server's disk.", Check],
    saving: ["Saving…", `${edits(unsaved)} on the way to the server's disk.`, LoaderCircle],
    offline: [
      unsaved > 0 ? `Offline · ${edits(unsaved)} kept here` : "Offline",
      "Go on working: edits are kept in this browser and sent when the server is back.",
      CloudOff,
    ],
    refused: ["Not saved", message ?? "The server refused.", TriangleAlert],
  } as const;
  const watching = readOnly && (state === "saved" || state === "opening");
  const [word, text, Icon] = watching
    ? (["Watching", "You see every edit and result, and cannot change them.", Eye] as const)
    : shown[state];
  return (
    <Tooltip text={text}>
      <span
        className={classes("editor-save", `editor-save-${state}`)}
        role="status"
        data-save-state={state}
      >
        <Icon size={14} aria-hidden />
        {word}
      </span>
    </Tooltip>
  );
}
