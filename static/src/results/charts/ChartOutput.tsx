import { useMemo } from "react";
import type { OutputAddress } from "../../api/output-types";
import { useOutputJson } from "../../api/outputs";
import { Downloads } from "../Downloads";
import { Loaded } from "../States";
import { Chart } from "./Chart";
import type { Spec } from "./specs/spec";

function textIn(spec: Spec, name: "description" | "title"): string | null {
  const value = (spec as unknown as Record<string, unknown>)[name];
  return typeof value === "string" ? value : null;
}

function Drawing({ json, title }: { json: unknown; title: string }) {
  const spec = useMemo(() => json as Spec, [json]);
  const words = textIn(spec, "description") ?? textIn(spec, "title") ?? `Chart of ${title}.`;
  return <Chart spec={spec} title={title} description={words} className="results-chart-whole" />;
}

/** A chart that a module drew. */
export function ChartOutput({ output, title }: { output: OutputAddress; title: string }) {
  const query = useOutputJson(output);
  return (
    <Loaded query={query} what="chart">
      {(json) => (
        <div className="table-view">
          <div className="results-bar">
            <span className="results-bar-end">
              <Downloads output={output} formats={["json"]} />
            </span>
          </div>
          <Drawing json={json} title={title} />
        </div>
      )}
    </Loaded>
  );
}
