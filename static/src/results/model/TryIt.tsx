import { RotateCcw } from "lucide-react";
import { useDeferredValue, useId, useState } from "react";
import type { ModelInput, OutputAddress, Row } from "../../api/output-types";
import { useScore } from "../../api/outputs";
import type { Json } from "../../api/types";
import { Button, NumberField, Select, TextField } from "../../ui";
import { formatCell, formatMetric, formatShare } from "../format";
import { SmallTableView } from "../SmallTableView";
import { fieldKind, type Prediction, predictionOf, startRow } from "./try-row";
import { useSettled } from "./use-settled";

interface FieldProps {
  input: ModelInput;
  value: Json;
  onChange(value: Json): void;
}

const nothing = "\u0000";

function Choice({ input, value, onChange }: FieldProps) {
  const levels = fieldKind(input) === "boolean" ? [true, false] : (input.levels ?? []);
  const options = [
    ...levels.map((level) => ({ value: JSON.stringify(level), label: formatCell(level) })),
    { value: nothing, label: "missing" },
  ];
  return (
    <Select
      aria-label={input.name}
      value={value === null ? nothing : JSON.stringify(value)}
      options={options}
      onChange={(next) => onChange(next === nothing ? null : JSON.parse(next))}
    />
  );
}

function Field({ input, value, onChange }: FieldProps) {
  const id = useId();
  const kind = fieldKind(input);
  return (
    <div className="try-field">
      <label htmlFor={id} title={input.name}>
        {input.name}
      </label>
      {kind === "number" && (
        <NumberField
          id={id}
          aria-label={input.name}
          value={typeof value === "number" ? value : null}
          step={input.type === "integer" ? 1 : "any"}
          placeholder="missing"
          onChange={onChange}
        />
      )}
      {kind === "text" && (
        <TextField
          id={id}
          value={value === null ? "" : formatCell(value)}
          placeholder="missing"
          onChange={(text) => onChange(text === "" ? null : text)}
        />
      )}
      {(kind === "choice" || kind === "boolean") && (
        <Choice input={input} value={value} onChange={onChange} />
      )}
    </div>
  );
}

function Chances({ prediction }: { prediction: Prediction }) {
  const { chances, decisions, predicted } = prediction;
  const shown = chances.length ? chances : decisions;
  if (shown.length === 0) return null;
  const most = Math.max(...shown.map(({ share }) => Math.abs(share)), 1e-9);
  const sorted = [...shown].sort((a, b) => b.share - a.share).slice(0, 12);
  return (
    <ul className="try-chances" aria-label={chances.length ? "Probabilities" : "Decision scores"}>
      {sorted.map(({ name, share }) => (
        <li key={name} className={name === formatCell(predicted) ? "try-winner" : undefined}>
          <span className="try-chance-name" title={name}>
            {name}
          </span>
          <span className="try-chance-bar" aria-hidden="true">
            <span
              style={{ width: `${Math.max(0, chances.length ? share : share / most) * 100}%` }}
            />
          </span>
          <span className="try-chance-share">
            {chances.length ? formatShare(share) : formatMetric(share)}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface TryItProps {
  output: OutputAddress;
  inputs: ModelInput[];
}

function Answer({ output, row }: { output: OutputAddress; row: Row }) {
  const score = useScore(output, useSettled(row, 250));
  if (score.error)
    return (
      <p role="alert" className="try-error">
        {score.error.message}
      </p>
    );
  if (score.data && !score.data.columns.includes("predicted"))
    return <SmallTableView table={score.data} label="What the row becomes" />;
  const prediction = score.data && predictionOf(score.data);
  return (
    <div aria-live="polite" className={score.isFetching ? "try-answer try-busy" : "try-answer"}>
      <p className="results-muted">Prediction</p>
      <p className="try-predicted">{prediction ? formatCell(prediction.predicted) : "…"}</p>
      {prediction && <Chances prediction={prediction} />}
    </div>
  );
}

const mostFields = 200;

/** Ask a model about one row, typed by hand; the answer follows each change. */
export function TryIt({ output, inputs }: TryItProps) {
  const [row, setRow] = useState<Row>(() => startRow(inputs));
  const [search, setSearch] = useState("");
  const wanted = useDeferredValue(search.toLowerCase());
  const found = inputs.filter(({ name }) => name.toLowerCase().includes(wanted));
  return (
    <section className="try" aria-label="Try it">
      <header className="try-head">
        <h3>Try it</h3>
        {inputs.length > 12 && (
          <TextField
            aria-label="Find a field"
            placeholder={`Find among ${inputs.length} fields`}
            value={search}
            onChange={setSearch}
          />
        )}
        <Button
          kind="ghost"
          size="small"
          icon={<RotateCcw size={13} aria-hidden />}
          onClick={() => setRow(startRow(inputs))}
        >
          Reset
        </Button>
      </header>
      <div className="try-body">
        <div className="try-fields">
          {found.slice(0, mostFields).map((input) => (
            <Field
              key={input.name}
              input={input}
              value={row[input.name] ?? null}
              onChange={(value) => setRow((before) => ({ ...before, [input.name]: value }))}
            />
          ))}
          {found.length > mostFields && (
            <p className="results-muted">Find a field by its name to see the others.</p>
          )}
        </div>
        <Answer output={output} row={row} />
      </div>
    </section>
  );
}
