import { ChevronRight, History } from "lucide-react";
import { useState } from "react";
import { ago, exactly } from "../home/when";
import { Button, classes, Spinner, toast } from "../ui";
import { type Revision, useRestoreRevision, useRevisions } from "./revisions";

const FIRST = 8;

/** The history of a graph: states that were kept, and the way back to each. */
export function Revisions({ graph, readOnly }: { graph: string; readOnly: boolean }) {
  const [open, setOpen] = useState(false);
  const [all, setAll] = useState(false);
  const { data, isPending, error } = useRevisions(graph, open);
  const restore = useRestoreRevision(graph);
  const shown = all ? data : data?.slice(0, FIRST);

  const back = (revision: Revision) =>
    restore.mutate(revision.number, {
      onSuccess: () =>
        toast(`Back to revision ${revision.number}`, {
          kind: "ok",
          text: "What was there before is a revision too.",
        }),
      onError: (reason) =>
        toast("The revision was not restored", { kind: "error", text: reason.message }),
    });

  return (
    <section className="inspector-section" aria-label="History">
      <button
        type="button"
        className="inspector-more"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <ChevronRight size={14} aria-hidden className={classes(open && "inspector-quarter")} />
        History
      </button>
      {open && isPending && <Spinner label="Loading the history" />}
      {open && error && <p className="inspector-complaint">{error.message}</p>}
      {open && data?.length === 0 && (
        <p className="inspector-faint">
          Nothing yet: each run and each pause in editing keeps a state.
        </p>
      )}
      {open && shown && (
        <ol className="inspector-revisions">
          {shown.map((revision) => (
            <li key={revision.number}>
              <History size={13} aria-hidden />
              <span className="inspector-revision">
                <span title={exactly(revision.time)}>
                  {revision.reason || `Revision ${revision.number}`}
                </span>
                <span className="inspector-faint">
                  {ago(revision.time)}
                  {revision.authors.length > 0 &&
                    ` · ${revision.authors.map((author) => author.name).join(", ")}`}
                </span>
              </span>
              {!readOnly && (
                <Button
                  size="small"
                  kind="ghost"
                  disabled={restore.isPending}
                  aria-label={`Restore revision ${revision.number}`}
                  onClick={() => back(revision)}
                >
                  Restore
                </Button>
              )}
            </li>
          ))}
        </ol>
      )}
      {open && data && data.length > FIRST && (
        <Button size="small" kind="ghost" onClick={() => setAll(!all)}>
          {all ? "Show fewer" : `Show all ${data.length}`}
        </Button>
      )}
    </section>
  );
}
