import { CircleHelp, RotateCcw } from "lucide-react";
import { useMemo, useState } from "react";
import type { Param, Problem } from "../api/types";
import { ProblemNote } from "../problems/ProblemNote";
import { classes, IconButton, Prose } from "../ui";
import { AcceptsInput } from "./fields/AcceptsInput";
import type { FieldContext } from "./fields/field";
import type { Inherited } from "./inherit";
import { complaint } from "./kinds";
import { plainly, printPython } from "./python";
import { kindsOf, showsDefault, standardOf } from "./standard";
import { fromPlain, itemsOf, same, type Value } from "./value";

interface ParamFieldProps {
  param: Param;
  context: FieldContext;
  problems: readonly Problem[];
  inherited: readonly Inherited[];
  disabled: boolean;
}

/** The id of a parameter's field on the page. */
export function fieldId(node: string, param: string): string {
  return `param-${node}-${param}`;
}

/** One parameter: its name and help, the field for its kinds, what is wrong with it. */
export function ParamField({ param, context, problems, inherited, disabled }: ParamFieldProps) {
  const [draftComplaint, setDraftComplaint] = useState<string | null>(null);
  const [helpOpen, setHelpOpen] = useState(false);
  const accepts = kindsOf(param);
  const standard = useMemo(() => standardOf(param), [param]);
  const value = context.params[param.name];
  const only = accepts.length === 1 ? accepts[0] : undefined;
  const id = fieldId(context.node, param.name);
  const changed = value !== undefined && !param.required && !same(value, standard);
  const own = value === undefined ? null : complaint(param.title, accepts, value);
  const wrong = draftComplaint ?? (problems.length ? null : own);
  const noteId = `${id}-note`;
  const showDefault = only !== undefined && showsDefault(only);
  const inline = only?.kind === "boolean";
  const set = (next: Value | undefined) => context.setParams({ [param.name]: next });

  return (
    <div
      className={classes("inspector-param", inline && "inspector-param-inline")}
      data-param={param.name}
    >
      <div className="inspector-label">
        <label htmlFor={id}>{param.title}</label>
        {param.required && <span className="inspector-required">required</span>}
        <span className="inspector-space" />
        {changed && <span className="inspector-changed" title="Changed" />}
        {changed && (
          <IconButton
            size="small"
            label={`Reset ${param.title}${standard === undefined || inherited.length > 0 ? "" : ` to ${plainly(standard)}`}`}
            icon={<RotateCcw size={12} aria-hidden />}
            disabled={disabled}
            onClick={() => set(undefined)}
          />
        )}
        {param.help && (
          <IconButton
            size="small"
            label={`About ${param.title}`}
            icon={<CircleHelp size={13} aria-hidden />}
            aria-expanded={helpOpen}
            onClick={() => setHelpOpen(!helpOpen)}
          />
        )}
      </div>
      {helpOpen && (
        <p className="inspector-help">
          <Prose text={param.help} />
        </p>
      )}
      <AcceptsInput
        accepts={accepts}
        standard={standard}
        inherits={inherited.length > 0}
        value={showDefault && value === undefined ? standard : value}
        id={id}
        label={param.title}
        placeholder={placeholderOf(param, standard, inherited)}
        describedBy={wrong || problems.length ? noteId : undefined}
        invalid={wrong !== null || problems.some((one) => one.severity === "error")}
        disabled={disabled}
        context={context}
        onChange={set}
        onDraft={setDraftComplaint}
      />
      <div id={noteId} className="inspector-notes">
        {wrong && <p className="inspector-complaint">{wrong}</p>}
        {!draftComplaint &&
          problems.map((problem) => (
            <ProblemNote key={problem.code + problem.message} problem={problem} />
          ))}
      </div>
    </div>
  );
}

function placeholderOf(
  param: Param,
  standard: Value | undefined,
  inherited: readonly Inherited[],
): string | undefined {
  const [first, second] = inherited;
  if (first && second) return "Several differ: choose one";
  if (first) return `${plainly(fromPlain(first.value))} (from ${first.name})`;
  if (param.inherits) return "From the nodes before";
  if (standard === undefined || standard === null) return undefined;
  return itemsOf(standard) ? printPython(standard) : plainly(standard);
}
