import { useDocument } from "../document";
import { useView } from "../view/store";
import { EdgePanel } from "./EdgePanel";
import { FramePanel } from "./FramePanel";
import { GraphPanel } from "./GraphPanel";
import "./inspector.css";
import { NodePanel } from "./NodePanel";
import { NotePanel } from "./NotePanel";
import { SelectionPanel } from "./SelectionPanel";

/** The panel at the right: what is selected, or the graph itself when nothing is. */
export function Inspector() {
  const graph = useDocument();
  const selection = useView((view) => view.selection);
  const edges = useView((view) => view.selectedEdges);
  const nodes = selection.filter((id) => graph.node(id));
  const only = selection.length === 1 ? nodes[0] : undefined;
  const other = selection.length === 1 && !only ? selection[0] : undefined;
  return (
    <div className="inspector">
      {only !== undefined ? (
        <NodePanel key={only} id={only} />
      ) : other !== undefined && graph.group(other) ? (
        <FramePanel key={other} id={other} />
      ) : other !== undefined ? (
        <NotePanel key={other} id={other} />
      ) : selection.length > 0 ? (
        <SelectionPanel ids={selection} />
      ) : edges.length > 0 ? (
        <EdgePanel ids={edges} />
      ) : (
        <GraphPanel />
      )}
    </div>
  );
}
