import { CircleAlert, Download, TriangleAlert, X } from "lucide-react";
import { actionOf, perform, useActionContext } from "../actions";
import { useRunScript } from "../api/runs";
import type { Problem, Script } from "../api/types";
import { useShownRunId } from "../canvas/shown-run";
import { useOpenGraph } from "../document";
import { saveText } from "../results/charts/save";
import { Loaded } from "../results/States";
import { Button, EmptyState, IconButton, Menu, MenuItem } from "../ui";
import { useView } from "../view/store";
import { CopyButton } from "./CopyButton";
import { ScriptView } from "./ScriptView";
import { type ExportForm, useScript } from "./script";
import "./code.css";

const forms: { form: ExportForm; title: string }[] = [
  { form: "script", title: "Python script with its data" },
  { form: "pipeline", title: "scikit-learn pipeline" },
  { form: "notebook", title: "Jupyter notebook" },
];

function TakeHome() {
  const now = useActionContext();
  return (
    <Menu
      align="end"
      trigger={
        <IconButton size="small" label="Download" icon={<Download size={14} aria-hidden />} />
      }
    >
      {forms.map(({ form, title }) => (
        <MenuItem key={form} onSelect={() => perform(actionOf(`export-${form}`), now)}>
          {title}
        </MenuItem>
      ))}
    </Menu>
  );
}

function SaveScript({ text }: { text: string }) {
  return (
    <IconButton
      size="small"
      label="Download the script"
      icon={<Download size={14} aria-hidden />}
      onClick={() => saveText(text, "script.py", "text/x-python")}
    />
  );
}

function ProblemLine({ problem }: { problem: Problem }) {
  const { node, param } = problem;
  const { select, pointAt } = useView.getState();
  const go = () => (node && param ? pointAt(node, param) : node && select([node]));
  return (
    <li>
      {problem.severity === "error" ? (
        <CircleAlert size={14} aria-label="Error" className="code-error-icon" />
      ) : (
        <TriangleAlert size={14} aria-label="Warning" className="code-warning-icon" />
      )}
      <span>
        {problem.message} <span className="results-muted">{problem.hint}</span>
      </span>
      {node && (
        <Button kind="ghost" size="small" onClick={go}>
          Show
        </Button>
      )}
    </li>
  );
}

function Body({ script }: { script: Script }) {
  const errors = script.problems.filter((problem) => problem.severity === "error");
  if (script.text === "" && errors.length === 0)
    return <EmptyState title="No code yet">Add a module and its code appears here.</EmptyState>;
  return (
    <>
      {errors.length > 0 && (
        <section className="code-problems" aria-label="What keeps the code from being written">
          <p>
            <strong>The code cannot be written yet.</strong>
          </p>
          <ul>
            {errors.slice(0, 20).map((problem) => (
              <ProblemLine
                key={`${problem.code} ${problem.node} ${problem.port} ${problem.param} ${problem.message}`}
                problem={problem}
              />
            ))}
          </ul>
        </section>
      )}
      {script.text !== "" && <ScriptView script={script} label="The script of this experiment" />}
    </>
  );
}

function useShownScript() {
  const { document, sync } = useOpenGraph();
  const run = useShownRunId();
  const now = useScript(document.id, sync !== null);
  const then = useRunScript(sync === null ? run : null);
  return { query: sync === null ? then : now, live: sync !== null };
}

/** The whole script beside the canvas: as the graph stands, or of the past run one looks at. */
export function CodePanel() {
  const { query, live } = useShownScript();
  const set = useView((view) => view.set);
  const text = query.data?.text;
  return (
    <section className="code-panel" aria-label="Code">
      <header className="code-head">
        <h2>Code</h2>
        <span className="code-head-end">
          {text && <CopyButton text={text} label="Copy the script" />}
          {live ? <TakeHome /> : text && <SaveScript text={text} />}
          <IconButton
            size="small"
            label="Close the code"
            icon={<X size={15} aria-hidden />}
            onClick={() => set({ codeOpen: false })}
          />
        </span>
      </header>
      <div className="code-body">
        <Loaded query={query} what="script">
          {(script) => <Body script={script} />}
        </Loaded>
      </div>
    </section>
  );
}
