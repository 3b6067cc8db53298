import { useMemo } from "react";
import type { Coefficients, ModelInfo, OutputAddress } from "../../api/output-types";
import { type Format, useModel } from "../../api/outputs";
import { useSession } from "../../api/session";
import { Badge } from "../../ui";
import { Chart } from "../charts/Chart";
import { bars } from "../charts/specs/bars";
import { Downloads } from "../Downloads";
import { counted, formatCell } from "../format";
import { SmallTableView } from "../SmallTableView";
import { Loaded } from "../States";
import { ScoreFile } from "./ScoreFile";
import { TryIt } from "./TryIt";
import { mostBars, weightsOf } from "./weights";
import "./model.css";

function Weights({ model }: { model: ModelInfo }) {
  const weights = useMemo(() => weightsOf(model), [model]);
  const spec = useMemo(
    () =>
      weights &&
      bars(weights.bars, { name: "Feature", value: weights.value, series: weights.series }),
    [weights],
  );
  if (!weights || !spec) return null;
  const cut = weights.all > mostBars ? `, the ${mostBars} largest of ${weights.all}` : "";
  const first = weights.bars[0];
  const words = `${weights.title}${cut}. ${first ? `Largest: ${first.name}.` : ""}`;
  return (
    <Chart
      spec={spec}
      title={`${weights.title}${cut}`}
      description={words}
      height={Math.min(28, 7 + weights.bars.length * 1.3)}
    />
  );
}

function coefficientTable({ columns, index, data }: Coefficients) {
  const rows = index.map((name, at) => [name, ...(data[at] ?? [])]);
  return { columns: ["feature", ...columns], data: rows };
}

const mostNames = 60;

function Names({ names }: { names: string[] }) {
  return (
    <ul className="model-names">
      {names.slice(0, mostNames).map((name) => (
        <li key={name} title={name}>
          {name}
        </li>
      ))}
      {names.length > mostNames && <li>and {names.length - mostNames} more</li>}
    </ul>
  );
}

function Facts({ model }: { model: ModelInfo }) {
  const params = Object.entries(model.params);
  return (
    <>
      {params.length > 0 && (
        <section className="metrics-card">
          <h3>Parameters</h3>
          <SmallTableView
            label="Parameters of the model"
            table={{
              columns: ["parameter", "value"],
              data: params,
            }}
          />
        </section>
      )}
      {model.coefficients && (
        <section className="metrics-card">
          <h3>All coefficients</h3>
          <SmallTableView label="Coefficients" table={coefficientTable(model.coefficients)} />
        </section>
      )}
      <section className="metrics-card">
        <h3>Learned from {counted(model.features.length, "feature")}</h3>
        <Names names={model.features} />
        {model.classes && (
          <>
            <h3>Predicts one of {counted(model.classes.length, "class", "classes")}</h3>
            <Names names={model.classes.map((name) => formatCell(name))} />
          </>
        )}
      </section>
      {model.text && (
        <section className="metrics-card">
          <h3>As text</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
          <section className="model-text" tabIndex={0} aria-label="The model as text">
            <pre>{model.text}</pre>
          </section>
        </section>
      )}
    </>
  );
}

const formats: Format[] = ["skops"];

/** A fitted model: ask it, see what it leans on and how it was set, take it home. */
export function ModelView({ output }: { output: OutputAddress }) {
  const query = useModel(output);
  const mayAsk = useSession().data?.role !== "watch";
  return (
    <Loaded query={query} what="model">
      {(model) => (
        <div className="model-view">
          <div className="results-bar">
            <strong>{model.class}</strong>
            <Badge>{model.module.replace(/\._\w+$/, "")}</Badge>
            <span className="results-bar-end">
              <Downloads output={output} formats={formats} />
            </span>
          </div>
          <div className="model-body">
            {mayAsk && model.input.length > 0 && (
              <div className="model-try">
                <TryIt output={output} inputs={model.input} />
                <ScoreFile output={output} />
              </div>
            )}
            <div className="metrics-grid">
              <Weights model={model} />
              <Facts model={model} />
            </div>
          </div>
        </div>
      )}
    </Loaded>
  );
}
