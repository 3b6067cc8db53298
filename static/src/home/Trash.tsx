import { ChevronRight, RotateCcw } from "lucide-react";
import { useState } from "react";
import { Button, classes } from "../ui";
import { useGraphCommands, useGraphs } from "./graphs";

/** Deleted experiments, which one can take back. */
export function Trash() {
  const { data } = useGraphs(true);
  const { restore } = useGraphCommands();
  const [open, setOpen] = useState(false);
  if (!data?.length) return null;
  return (
    <section aria-label="Trash">
      <button
        type="button"
        className="home-trash"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <ChevronRight size={15} aria-hidden className={classes(open && "home-turned")} />
        Trash <span className="home-faint numbers">{data.length}</span>
      </button>
      {open && (
        <ul className="home-deleted">
          {data.map((graph) => (
            <li key={graph.id}>
              <span className="home-graph-name">{graph.name}</span>
              <span className="home-faint numbers">{graph.nodes} modules</span>
              <Button
                size="small"
                aria-label={`Restore ${graph.name}`}
                icon={<RotateCcw size={12} aria-hidden />}
                disabled={restore.isPending}
                onClick={() => restore.mutate(graph.id)}
              >
                Restore
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
