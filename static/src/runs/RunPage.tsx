import { useEffect, useMemo } from "react";
import { ActionsProvider } from "../actions";
import { useCatalogueQuery } from "../api/catalogue";
import { ApiError } from "../api/http";
import { useRunDocument, useRunQuery } from "../api/runs";
import { useSession } from "../api/session";
import type { GraphJson, RunDetail } from "../api/types";
import { ShownRun } from "../canvas/shown-run";
import { SnapshotProvider, snapshotDocument } from "../document";
import { NotFound } from "../editor/NotFound";
import { Workbench } from "../editor/Workbench";
import { EmptyState, Spinner } from "../ui";
import { useView } from "../view/store";
import { RunBar } from "./RunBar";
import "../results/results.css";
import "./runs.css";

/** Leave nothing selected that belongs to another graph. */
function useFreshView() {
  useEffect(() => {
    const clear = () =>
      useView.getState().set({ selection: [], selectedEdges: [], openOutput: null });
    clear();
    return clear;
  }, []);
}

function Opened({ run, graph }: { run: RunDetail; graph: GraphJson }) {
  const document = useMemo(() => snapshotDocument(run.graph, graph), [run.graph, graph]);
  useEffect(() => () => document.destroy(), [document]);
  const role = useSession().data?.role;
  useFreshView();
  useEffect(() => {
    window.document.title = `Run ${run.number} of ${run.graph_name} · Experiment designer`;
  }, [run.number, run.graph_name]);
  return (
    <SnapshotProvider document={document}>
      <ShownRun value={run.id}>
        <ActionsProvider>
          <Workbench bar={<RunBar run={run} mayEdit={role === "owner" || role === "copy"} />} />
        </ActionsProvider>
      </ShownRun>
    </SnapshotProvider>
  );
}

/** A past or present run: the drawing as it was, with its results, to look at. */
export function RunPage({ id }: { id: string }) {
  const run = useRunQuery(id);
  const graph = useRunDocument(id);
  const catalogue = useCatalogueQuery();
  const failed = run.error ?? graph.error ?? catalogue.error;
  if (failed instanceof ApiError && failed.status === 404) return <NotFound what="run" />;
  if (failed)
    return (
      <main className="editor-lost">
        <EmptyState title="The run could not be opened">{failed.message}</EmptyState>
      </main>
    );
  if (!run.data || !graph.data || !catalogue.data)
    return (
      <main className="editor-lost">
        <Spinner label="Opening the run" size={22} />
      </main>
    );
  return <Opened run={run.data} graph={graph.data} />;
}
