import { SlidersHorizontal, Trash2 } from "lucide-react";
import { actionOf, perform, useActionContext } from "../actions";
import { moduleOf, useCatalogue } from "../api/catalogue";
import { shownState, stateText, timeText } from "../canvas/node-state";
import { StateMark } from "../canvas/StateMark";
import { useShownNodeRun } from "../canvas/shown-run";
import type { NodeView } from "../document";
import { useDocument, useKey, useProblems, useReadOnly } from "../document";
import { classes, IconButton } from "../ui";
import { useView } from "../view/store";
import { PortSource } from "./PortSource";

function State({ id, off }: { id: string; off: boolean }) {
  const run = useShownNodeRun(id);
  const errors = useProblems(id).filter((problem) => problem.severity === "error");
  const state = shownState({ errors: errors.length, run, key: useKey(id), off });
  return (
    <span className={`node-state node-state-${state}`}>
      <StateMark state={state} />
      <span className="numbers">
        {[stateText(state, run), timeText(state, run)].filter(Boolean).join(" · ")}
      </span>
      {errors.length > 0 && <span className="outline-problem">{errors[0]!.message}</span>}
    </span>
  );
}

/** One node: its name, its state, and what comes in at each of its ports. */
export function OutlineRow({ node }: { node: NodeView }) {
  const document = useDocument();
  const module = moduleOf(node.module, useCatalogue());
  const readOnly = useReadOnly();
  const selected = useView((view) => view.selection.includes(node.id));
  const select = useView((view) => view.select);
  const now = useActionContext();
  return (
    <tr className={classes("outline-row", selected && "outline-selected")} aria-selected={selected}>
      <th scope="row">
        <button type="button" className="outline-name" onClick={() => select([node.id])}>
          {node.name}
          {module && module.title !== node.name && (
            <span className="outline-module">{module.title}</span>
          )}
        </button>
      </th>
      <td>
        <State id={node.id} off={node.off} />
      </td>
      <td>
        <div className="outline-ports">
          {module?.inputs.map((port) => (
            <PortSource key={port.name} node={node} port={port} readOnly={readOnly} />
          ))}
        </div>
      </td>
      <td className="outline-actions">
        <IconButton
          label={`Parameters of ${node.name}`}
          size="small"
          tooltipSide="left"
          icon={<SlidersHorizontal size={14} aria-hidden />}
          onClick={() => {
            select([node.id]);
            perform(actionOf("open-parameters"), now);
          }}
        />
        {!readOnly && (
          <IconButton
            label={`Delete ${node.name}`}
            size="small"
            tooltipSide="left"
            icon={<Trash2 size={14} aria-hidden />}
            onClick={() => document.remove([node.id])}
          />
        )}
      </td>
    </tr>
  );
}
