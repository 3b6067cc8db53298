import { FileUp, Plus } from "lucide-react";
import { useRef, useState } from "react";
import { useLocation } from "wouter";
import { useSession } from "../api/session";
import type { GraphInfo } from "../api/types";
import { Button, EmptyState, Spinner } from "../ui";
import { GraphCard } from "./GraphCard";
import { useGraphs } from "./graphs";
import { HomeBar } from "./HomeBar";
import "./home.css";
import { Samples } from "./Samples";
import { Trash } from "./Trash";
import { useFileDrop } from "./use-file-drop";
import { useOpenNew } from "./use-open-new";

/** Experiments shown until one asks for all, so that the samples stay in reach. */
const FIRST = 10;

/** Whether the name of an experiment, or of whose it is, holds some text. */
function isAbout({ name, owner }: GraphInfo, query: string): boolean {
  const text = query.trim().toLowerCase();
  return [name, owner.name].some((one) => one.toLowerCase().includes(text));
}

/** All experiments, and samples to begin with. */
export function HomePage() {
  const { data, error, isPending } = useGraphs();
  const session = useSession().data;
  const [, navigate] = useLocation();
  const [query, setQuery] = useState("");
  const [all, setAll] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const { open, importFile, busy } = useOpenNew();
  const mayEdit = session !== undefined && session.role !== "watch";
  const { over, ...drop } = useFileDrop(mayEdit ? importFile : undefined);
  const found = data?.filter((graph) => isAbout(graph, query));
  const shown = all || query ? found : found?.slice(0, FIRST);

  return (
    <div className="home" {...drop}>
      <HomeBar />
      <main className="home-main">
        <section aria-labelledby="home-graphs">
          <header className="home-head">
            <h1 id="home-graphs">Experiments</h1>
            {(data?.length ?? 0) > 8 && (
              <input
                type="search"
                className="ui-field home-search"
                aria-label="Search experiments"
                placeholder="Search"
                value={query}
                onChange={(event) => setQuery(event.target.value)}
              />
            )}
            {mayEdit && (
              <div className="home-actions">
                <input
                  ref={file}
                  type="file"
                  hidden
                  accept=".json,application/json"
                  onChange={(event) => {
                    void importFile(event.target.files?.[0]);
                    event.target.value = "";
                  }}
                />
                <Button
                  icon={<FileUp size={15} aria-hidden />}
                  onClick={() => file.current?.click()}
                >
                  Open a file
                </Button>
                <Button
                  kind="primary"
                  icon={<Plus size={15} aria-hidden />}
                  disabled={busy !== undefined}
                  onClick={() => open({}, "")}
                >
                  New experiment
                </Button>
              </div>
            )}
          </header>
          {isPending && <Spinner label="Loading the experiments" />}
          {error && (
            <EmptyState title="The experiments could not be loaded">{error.message}</EmptyState>
          )}
          {data?.length === 0 && (
            <p className="home-none">
              {mayEdit
                ? "None yet. Begin with a sample below, or with an empty canvas."
                : "Nothing is shared with you yet. It appears here by itself."}
            </p>
          )}
          {shown && shown.length > 0 && (
            <ul className="home-graphs">
              {shown.map((graph) => (
                <GraphCard
                  key={graph.id}
                  graph={graph}
                  mayEdit={mayEdit && graph.role !== "watch"}
                  mayCopy={mayEdit}
                  onOpen={() => navigate(`/g/${graph.id}`)}
                />
              ))}
            </ul>
          )}
          {shown && found && found.length > FIRST && !query && (
            <Button kind="ghost" className="home-all" onClick={() => setAll(!all)}>
              {all ? "Show fewer" : `Show all ${found.length}`}
            </Button>
          )}
          {shown?.length === 0 && query && (
            <p className="home-none">None is called “{query.trim()}”.</p>
          )}
        </section>
        {mayEdit && (
          <section aria-labelledby="home-samples">
            <header className="home-head">
              <h2 id="home-samples">Samples</h2>
            </header>
            <Samples busy={busy} onPick={(sample) => open({ sample: sample.name }, sample.name)} />
          </section>
        )}
        {mayEdit && <Trash />}
      </main>
      {over && <div className="home-drop">Drop to open as a new experiment</div>}
    </div>
  );
}
