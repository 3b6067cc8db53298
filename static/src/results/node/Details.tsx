import type { NodeRun, OutputInfo, RunDetail } from "../../api/types";
import { formatSeconds, formatWhen } from "../format";
import { stateWord } from "../StateBadge";
import "./node.css";

const stateNotes: Record<string, string> = {
  reused: "Nothing it depends on has changed, so the result of an earlier run was taken.",
  skipped: "A step before it gave no result.",
  cancelled: "The run was cancelled before it was done.",
};

function keptWords(info: OutputInfo): string {
  return info.exact ? "kept exactly" : "shown as kept; recomputed when another step needs it";
}

interface DetailsProps {
  node: NodeRun;
  run: RunDetail;
}

/** When and how long a node ran, and what was kept of it. */
export function Details({ node, run }: DetailsProps) {
  const outputs = Object.entries(node.outputs ?? {});
  const facts: [string, string][] = [
    ["State", stateWord(node.state)],
    ["Took", formatSeconds(node.seconds)],
    ["Started", formatWhen(node.started)],
    ["Run", `${run.number}, by ${run.user.name}`],
    ...outputs.map(([port, info]): [string, string] => [port, `${info.kind}, ${keptWords(info)}`]),
  ];
  return (
    <div className="node-details">
      {stateNotes[node.state] && <p>{stateNotes[node.state]}</p>}
      <dl>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
