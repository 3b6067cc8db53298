import { Power, PowerOff } from "lucide-react";
import { actionOf, perform, useActionContext } from "../actions";
import type { Module } from "../api/types";
import { labelOf, type NodeView, passing, useReadOnly } from "../document";
import { Button } from "../ui";

function consequence(node: NodeView, module: Module | undefined): string {
  if (!module) return "Nothing goes past it, because its module is not known here.";
  const pairs = passing(node, module);
  const passed = [...pairs].map(([output, input]) => `${said(input)} goes on as ${said(output)}`);
  const ended = module.outputs.filter(({ name }) => !pairs.has(name)).map(({ name }) => said(name));
  const parts = [...passed, ended.length > 0 && `nothing comes out at ${ended.join(" and ")}`];
  return `It does not run: ${parts.filter(Boolean).join("; ")}.`;
}

const said = (port: string) => `“${labelOf({ name: port })}”`;

/** What it means that a node is off, and the way to switch it on. */
export function SwitchedOff({ node, module }: { node: NodeView; module: Module | undefined }) {
  const now = useActionContext();
  const readOnly = useReadOnly();
  return (
    <section className="inspector-section inspector-off" aria-label="Switched off">
      <p>
        <PowerOff size={14} aria-hidden />
        <span>
          <strong>Switched off.</strong> {consequence(node, module)}
        </span>
      </p>
      {!readOnly && (
        <Button
          size="small"
          icon={<Power size={13} aria-hidden />}
          onClick={() => perform(actionOf("switch-off"), now)}
        >
          Switch on
        </Button>
      )}
    </section>
  );
}
