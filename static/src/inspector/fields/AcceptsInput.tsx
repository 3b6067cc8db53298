import "./fields.css";
import { useMemo } from "react";
import type { Kind } from "../kinds";
import { modesOf } from "../modes";
import type { Value } from "../value";
import type { FieldProps } from "./field";
import { KindInput } from "./KindInput";
import { UnionInput } from "./UnionInput";

interface AcceptsProps extends Omit<FieldProps, "kind" | "nullable"> {
  accepts: readonly Kind[];
  standard: Value | undefined;
  /** an empty field takes its value from the nodes before, not the default */
  inherits?: boolean;
}

/** The field for all kinds a parameter accepts: one alone, or a choice between them. */
export function AcceptsInput({ accepts, standard, inherits, ...props }: AcceptsProps) {
  const modes = useMemo(() => modesOf(accepts, standard), [accepts, standard]);
  const nullable = accepts.some((kind) => kind.kind === "none");
  const only = modes.length === 1 ? modes[0]?.kind : undefined;
  if (only) return <KindInput {...props} kind={only} nullable={nullable} />;
  return (
    <UnionInput
      {...props}
      modes={modes}
      standard={inherits ? undefined : standard}
      nullable={nullable}
    />
  );
}
