import { Handle, Position } from "@xyflow/react";
import { memo } from "react";
import { typeColor } from "../api/catalogue";
import type { InputPort, OutputPort } from "../api/types";
import { labelOf, typeInWords } from "../document";
import { classes } from "../ui";
import { usePortMood } from "./connecting";

interface PortProps {
  node: string;
  far: boolean;
  editable: boolean;
}

function hint(port: InputPort | OutputPort, side: "takes" | "gives"): string {
  const extra = "optional" in port && port.optional ? ", optional" : "";
  const many = "many" in port && port.many ? ", takes several" : "";
  return `${labelOf(port)}: ${side} ${typeInWords(port.type)}${extra}${many}`;
}

interface InputProps extends PortProps {
  port: InputPort;
  wired: boolean;
  problem: boolean;
}

export const Input = memo(function Input({
  node,
  port,
  wired,
  problem,
  far,
  editable,
}: InputProps) {
  const mood = usePortMood(node, port.name, "input");
  return (
    <div className={classes("port", "port-input", `port-${mood}`, problem && "port-problem")}>
      <Handle
        type="target"
        position={Position.Left}
        id={port.name}
        isConnectable={editable}
        className={classes("handle", wired && "handle-wired", port.many && "handle-many")}
        style={{ color: typeColor(port.type) }}
        title={hint(port, "takes")}
        data-port={`${node}.${port.name}`}
      />
      {!far && (
        <span className="port-name" data-optional={port.optional || undefined}>
          {labelOf(port)}
        </span>
      )}
    </div>
  );
});

interface OutputProps extends PortProps {
  port: OutputPort;
  wired: boolean;
  ready: boolean;
  onOpen(port: string): void;
}

export const Output = memo(function Output(props: OutputProps) {
  const { node, port, wired, ready, far, editable, onOpen } = props;
  const mood = usePortMood(node, port.name, "output");
  return (
    <div className={classes("port", "port-output", `port-${mood}`)}>
      {!far &&
        (ready ? (
          <button
            type="button"
            className="port-name port-open nodrag"
            title={`See ${labelOf(port)}`}
            tabIndex={-1}
            onClick={() => onOpen(port.name)}
          >
            {labelOf(port)}
          </button>
        ) : (
          <span className="port-name">{labelOf(port)}</span>
        ))}
      <Handle
        type="source"
        position={Position.Right}
        id={port.name}
        isConnectable={editable}
        className={classes("handle", wired && "handle-wired")}
        style={{ color: typeColor(port.type) }}
        title={hint(port, "gives")}
        data-port={`${node}.${port.name}`}
      />
    </div>
  );
});
