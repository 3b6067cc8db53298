import { BookOpen, ExternalLink, PackageX } from "lucide-react";
import { useState } from "react";
import { moduleOf, useCatalogue } from "../api/catalogue";
import type { Module, Problem } from "../api/types";
import { type NodeView, useNode, useProblems } from "../document";
import { ModuleIcon } from "../palette/ModuleIcon";
import { ProblemNote } from "../problems/ProblemNote";
import { Button, Prose } from "../ui";
import { FailedRun, useFailure } from "./FailedRun";
import { NodeInputs } from "./NodeInputs";
import { NodeName } from "./NodeName";
import { NodeOutputs } from "./NodeOutputs";
import { ParamForm } from "./ParamForm";
import { SwitchedOff } from "./SwitchedOff";

/** All about one node: what it is, what enters and leaves it, its parameters. */
export function NodePanel({ id }: { id: string }) {
  const node = useNode(id);
  const catalogue = useCatalogue();
  const problems = useProblems(id);
  const failed = useFailure(id);
  if (!node) return null;
  const module = moduleOf(node.module, catalogue);
  const failure = node.off ? null : failed;
  const known = Object.keys(catalogue.modules).length > 0;
  const general = problems.filter(
    (problem) => !hasPlace(problem, module) && !(failure && problem.code === "sample-failed"),
  );

  return (
    <article className="inspector-panel" aria-label={`Node ${node.name}`}>
      <header className="inspector-head">
        <div className="inspector-head-line">
          {module && <ModuleIcon module={module} />}
          <NodeName id={id} name={node.name} />
        </div>
        {module && <About module={module} />}
      </header>
      {node.off && <SwitchedOff node={node} module={module} />}
      {(failure || general.length > 0) && (
        <section className="inspector-section" aria-label="Problems of this node">
          {failure && <FailedRun node={id} port={module?.outputs[0]?.name ?? ""} error={failure} />}
          {general.map((problem) => (
            <ProblemNote key={problem.code + problem.message} problem={problem} />
          ))}
        </section>
      )}
      {module ? (
        <>
          <ParamForm node={node} module={module} catalogue={catalogue} />
          <NodeInputs node={node} module={module} />
          <NodeOutputs node={node} module={module} />
        </>
      ) : (
        known && <Unknown node={node} explained={general.length > 0} />
      )}
    </article>
  );
}

/** Whether a problem is shown at the field of its parameter or at its input. */
function hasPlace({ param, port }: Problem, module: Module | undefined): boolean {
  if (param) return module?.params.some((one) => one.name === param) ?? false;
  return module?.inputs.some((one) => one.name === port) ?? false;
}

function About({ module }: { module: Module }) {
  const [open, setOpen] = useState(false);
  return (
    <div className="inspector-about">
      <p className="inspector-module">
        {module.title}
        <span className="inspector-faint"> · {module.category}</span>
      </p>
      <p>
        <Prose text={module.summary} />
      </p>
      {open && module.help && (
        <p className="inspector-help">
          <Prose text={module.help} />
        </p>
      )}
      {(module.help || module.link) && (
        <div className="inspector-links">
          {module.help && (
            <Button
              kind="ghost"
              size="small"
              icon={<BookOpen size={13} aria-hidden />}
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              {open ? "Less" : "More about it"}
            </Button>
          )}
          {module.link && (
            <a className="inspector-link" href={module.link} target="_blank" rel="noreferrer">
              Documentation <ExternalLink size={12} aria-hidden />
            </a>
          )}
        </div>
      )}
    </div>
  );
}

/** A module this installation does not have: all that the node holds is kept and shown. */
function Unknown({ node, explained }: { node: NodeView; explained: boolean }) {
  const params = Object.entries(node.texts);
  if (explained && params.length === 0) return null;
  return (
    <section className="inspector-section">
      {!explained && (
        <p className="inspector-unknown">
          <PackageX size={15} aria-hidden />
          <span>
            The module <code>{node.module}</code> is not installed here. The node is kept as it is;
            it cannot run until a package brings the module.
          </span>
        </p>
      )}
      {params.length > 0 && (
        <dl className="inspector-raw">
          {params.map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <code>{text}</code>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
