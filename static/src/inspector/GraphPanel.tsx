import { CircleAlert, CircleCheck, StickyNote, TriangleAlert } from "lucide-react";
import { Link } from "wouter";
import { useGraphRuns } from "../api/runs";
import type { RunInfo } from "../api/types";
import {
  useDocument,
  useEdges,
  useGraphName,
  useNodeIds,
  useNoteIds,
  useOpenGraph,
  useProblems,
  useReadOnly,
} from "../document";
import { ago, exactly } from "../home/when";
import { Badge, classes, TextField, type Tone } from "../ui";
import { useView } from "../view/store";
import { Revisions } from "./Revisions";

/** Nothing is selected: the experiment itself, its history and its last runs. */
export function GraphPanel() {
  const document = useDocument();
  const { sync } = useOpenGraph();
  const name = useGraphName();
  const readOnly = useReadOnly();
  return (
    <article className="inspector-panel" aria-label="Experiment">
      <header className="inspector-head">
        <TextField
          className="inspector-name"
          aria-label="Name of the experiment"
          value={name}
          readOnly={readOnly}
          maxLength={200}
          onChange={(text) => document.setName(text)}
        />
        <Counts />
      </header>
      <ProblemsLine />
      <Notes />
      {sync && <LastRuns graph={document.id} />}
      {sync && <Revisions graph={document.id} readOnly={readOnly} />}
      <p className="inspector-section inspector-faint">
        Select a module to see its parameters. Double-click the empty canvas to add one.
      </p>
    </article>
  );
}

function Counts() {
  const nodes = useNodeIds().length;
  const wires = useEdges().length;
  return (
    <p className="inspector-faint numbers">
      {nodes} {nodes === 1 ? "module" : "modules"} · {wires} {wires === 1 ? "wire" : "wires"}
    </p>
  );
}

function ProblemsLine() {
  const problems = useProblems();
  const nodes = useNodeIds().length;
  const { set, setPanels } = useView.getState();
  if (nodes === 0) return null;
  if (problems.length === 0) {
    return (
      <p className="inspector-section inspector-state inspector-state-ok">
        <CircleCheck size={14} aria-hidden /> No problems
      </p>
    );
  }
  const errors = problems.some(({ severity }) => severity === "error");
  return (
    <p className="inspector-section">
      <button
        type="button"
        className={classes("inspector-state", `inspector-state-${errors ? "bad" : "doubt"}`)}
        onClick={() => {
          set({ bottomTab: "problems" });
          setPanels({ bottomOpen: true });
        }}
      >
        {errors ? <CircleAlert size={14} aria-hidden /> : <TriangleAlert size={14} aria-hidden />}
        {problems.length} {errors ? "problem" : "warning"}
        {problems.length === 1 ? "" : "s"}
      </button>
    </p>
  );
}

function Notes() {
  const document = useDocument();
  const ids = useNoteIds();
  const select = useView((view) => view.select);
  const notes = ids.map((id) => document.note(id)).filter((note) => note?.text.trim());
  if (notes.length === 0) return null;
  return (
    <section className="inspector-section" aria-label="Notes">
      <h2>Notes</h2>
      <ul className="inspector-notes-list">
        {notes.map(
          (note) =>
            note && (
              <li key={note.id}>
                <button type="button" onClick={() => select([note.id])}>
                  <StickyNote size={13} aria-hidden />
                  <span>{note.text}</span>
                </button>
              </li>
            ),
        )}
      </ul>
    </section>
  );
}

const TONES: Record<RunInfo["state"], Tone> = {
  queued: "neutral",
  running: "busy",
  done: "ok",
  failed: "danger",
  cancelled: "neutral",
  interrupted: "warn",
};

function LastRuns({ graph }: { graph: string }) {
  const { data } = useGraphRuns(graph);
  if (!data?.length) return null;
  return (
    <section className="inspector-section" aria-label="Last runs">
      <h2>Last runs</h2>
      <ul className="inspector-runs">
        {data.slice(0, 5).map((run) => (
          <li key={run.id}>
            <Link href={`/runs/${run.id}`}>
              <span className="numbers">#{run.number}</span>
              <Badge tone={TONES[run.state]}>{run.state}</Badge>
              <span className="inspector-run-score numbers">{score(run)}</span>
              {run.started && (
                <span className="inspector-faint" title={exactly(run.started)}>
                  {ago(run.started)}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function score(run: RunInfo): string {
  const [first] = Object.entries(run.metrics).filter(([, value]) => value !== null);
  if (!first) return "";
  const [name, value] = first;
  return `${name.split(".").at(-1)?.replaceAll("_", " ")} ${Number(value).toPrecision(3)}`;
}
