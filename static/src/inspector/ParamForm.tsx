import { ChevronRight } from "lucide-react";
import { useEffect, useState } from "react";
import type { Catalogue, Module, Param } from "../api/types";
import { type NodeView, useNodes, useProblems, useReadOnly } from "../document";
import { classes } from "../ui";
import { useView } from "../view/store";
import { inherited } from "./inherit";
import { fieldId, ParamField } from "./ParamField";
import { useFieldContext } from "./use-field-context";

interface ParamFormProps {
  node: NodeView;
  module: Module;
  catalogue: Catalogue;
}

/** Whether a parameter can be anything but None; what is only there for history has no field. */
function hasChoice(param: Param): boolean {
  return param.accepts.some((kind) => kind.kind !== "none");
}

/** The parameters of a node: what matters first, the rest folded away. */
export function ParamForm({ node, module, catalogue }: ParamFormProps) {
  const context = useFieldContext(node, module);
  const problems = useProblems(node.id);
  const disabled = useReadOnly();
  const nodes = useNodes();
  const [moreOpen, setMoreOpen] = useState(false);
  const focus = useView((view) => (view.focusParam?.node === node.id ? view.focusParam : null));
  const params = module.params.filter(hasChoice);
  const essential = params.filter((param) => param.level === "essential");
  const rest = params.filter((param) => param.level !== "essential");
  const [first, folded] = essential.length ? [essential, rest] : [rest, []];
  const wantsFolded = focus !== null && folded.some((param) => param.name === focus.param);

  useEffect(() => {
    if (!focus) return;
    if (wantsFolded) setMoreOpen(true);
    const frame = requestAnimationFrame(() => focusField(fieldId(focus.node, focus.param)));
    return () => cancelAnimationFrame(frame);
  }, [focus, wantsFolded]);

  if (params.length === 0) return null;
  const byId = Object.fromEntries(nodes.map((one) => [one.id, one]));
  const show = (param: Param) => (
    <ParamField
      key={param.name}
      param={param}
      context={context}
      disabled={disabled}
      problems={problems.filter((problem) => problem.param === param.name)}
      inherited={param.inherits ? inherited(byId, catalogue, node.id, param.inherits) : []}
    />
  );
  const changed = folded.filter((param) => node.texts[param.name] !== undefined).length;
  const troubled = folded.some((param) => problems.some((one) => one.param === param.name));
  const open = moreOpen || troubled;

  return (
    <section className="inspector-section" aria-label="Parameters">
      {first.map(show)}
      {folded.length > 0 && (
        <button
          type="button"
          className="inspector-more"
          aria-expanded={open}
          onClick={() => setMoreOpen(!open)}
        >
          <ChevronRight size={14} aria-hidden className={classes(open && "inspector-quarter")} />
          More
          <span className="inspector-faint numbers">
            {folded.length}
            {changed > 0 && `, ${changed} set`}
          </span>
        </button>
      )}
      {open && folded.map(show)}
    </section>
  );
}

const FOCUSABLE = "input:not([hidden]), button, select, textarea, [contenteditable=true]";

function focusField(id: string): void {
  const field = document.getElementById(id);
  const target = field?.matches(FOCUSABLE) ? field : field?.querySelector<HTMLElement>(FOCUSABLE);
  target?.focus({ preventScroll: true });
  field?.scrollIntoView?.({ block: "center" });
}
