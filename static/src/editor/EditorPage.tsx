import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { ActionsProvider } from "../actions";
import { useCatalogueQuery } from "../api/catalogue";
import { ApiError, get } from "../api/http";
import type { GraphInfo } from "../api/types";
import { LatestRuns } from "../canvas/shown-run";
import {
  DocumentProvider,
  useGraphName,
  useNodeIds,
  useNoteIds,
  useReadOnly,
  useSaveState,
} from "../document";
import { EmptyCanvas } from "../home";
import { ShareDialog } from "../share";
import { EmptyState, Spinner } from "../ui";
import { NotFound } from "./NotFound";
import { OfflineBanner } from "./OfflineBanner";
import { TopBar } from "./TopBar";
import { Workbench } from "./Workbench";

function usePageTitle() {
  const name = useGraphName();
  useEffect(() => {
    window.document.title = `${name} · Experiment designer`;
    return () => {
      window.document.title = "Experiment designer";
    };
  }, [name]);
}

/** What an experiment without modules offers; nothing while it is still being fetched. */
function Offers() {
  const nodes = useNodeIds().length;
  const notes = useNoteIds().length;
  const { state } = useSaveState();
  const readOnly = useReadOnly();
  return nodes + notes > 0 || state === "opening" || readOnly ? null : <EmptyCanvas />;
}

function Editor({ id }: { id: string }) {
  usePageTitle();
  return (
    <LatestRuns graph={id}>
      <ActionsProvider>
        <Workbench bar={<TopBar />} banner={<OfflineBanner />} overlay={<Offers />} />
        <ShareDialog />
      </ActionsProvider>
    </LatestRuns>
  );
}

/** Draw, run and read one experiment. */
export function EditorPage({ id }: { id: string }) {
  const catalogue = useCatalogueQuery();
  const info = useQuery({
    queryKey: ["graph", id],
    queryFn: ({ signal }) => get<GraphInfo>(`/api/graphs/${id}`, signal),
  });
  const failed = catalogue.error ?? info.error;
  if (failed instanceof ApiError && failed.status === 404) return <NotFound what="experiment" />;
  if (failed)
    return (
      <main className="editor-lost">
        <EmptyState title="The designer does not answer">{failed.message}</EmptyState>
      </main>
    );
  if (!catalogue.data)
    return (
      <main className="editor-lost">
        <Spinner label="Opening the experiment" size={22} />
      </main>
    );
  return (
    <DocumentProvider id={id}>
      <Editor id={id} />
    </DocumentProvider>
  );
}
