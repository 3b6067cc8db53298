import "./problems.css";
import { CircleAlert, TriangleAlert, Wrench } from "lucide-react";
import { useCatalogue } from "../api/catalogue";
import type { Problem } from "../api/types";
import { useDocument, useReadOnly } from "../document";
import { Button, classes } from "../ui";
import { useView } from "../view/store";
import { applyFix, canFix, fixTitle } from "./fix";

/** A problem in words, what to do about it, and the button that does it where there is one. */
export function ProblemNote({ problem, focusable }: { problem: Problem; focusable?: boolean }) {
  const Icon = problem.severity === "error" ? CircleAlert : TriangleAlert;
  return (
    <div className={classes("problems-note", `problems-${problem.severity}`)}>
      <Icon size={13} aria-hidden />
      <div>
        <p>
          <span className="visually-hidden">{problem.severity}: </span>
          {problem.message}
        </p>
        {problem.hint && <p className="problems-hint">{problem.hint}</p>}
        <FixButton problem={problem} tabbable={focusable !== false} />
      </div>
    </div>
  );
}

/** The one click that mends a problem; nothing where there is none. */
export function FixButton({ problem, tabbable = true }: { problem: Problem; tabbable?: boolean }) {
  const graph = useDocument();
  const catalogue = useCatalogue();
  const readOnly = useReadOnly();
  const announce = useView((view) => view.announce);
  const title = fixTitle(problem, catalogue);
  if (readOnly || !title || !canFix(graph, catalogue, problem)) return null;
  const fix = () => {
    if (applyFix(graph, catalogue, problem)) announce(`${title}: done.`);
  };
  return (
    <Button
      size="small"
      className="problems-fix"
      tabIndex={tabbable ? 0 : -1}
      icon={<Wrench size={12} aria-hidden />}
      onClick={fix}
    >
      {title}
    </Button>
  );
}
