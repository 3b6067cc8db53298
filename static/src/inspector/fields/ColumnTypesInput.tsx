import type { ColumnType, Json } from "../../api/types";
import { Button, Select, Spinner } from "../../ui";
import { ColumnTypeIcon, TYPE_NAMES } from "../ColumnType";
import { type FilePreview, notFollowed, useFilePreview } from "../preview";
import { type Fields, isFields, toPlain } from "../value";
import type { FieldProps } from "./field";

const FOUND = "found";
const TYPES: readonly ColumnType[] = ["number", "integer", "text", "category", "boolean", "date"];

/** The columns of a file with the types found for them, each of which one may correct. */
export function ColumnTypesInput(props: FieldProps<"column_types">) {
  const { value, onChange, context, id, label, disabled } = props;
  const { data, error, isFetching } = useFilePreview(context);
  const given = isFields(value) ? value : {};
  const better = data ? notFollowed(context.params, data.detected) : {};
  const told = Object.entries(better).map(([name, value]) => toldOf(name, toPlain(value)));
  const set = (column: string, type: string) => {
    const { [column]: _, ...others } = given;
    const next: Fields = type === FOUND ? others : { ...others, [column]: type };
    onChange(Object.keys(next).length ? next : undefined);
  };

  if (!context.paramOfKind("file") || (!data && !error && !isFetching)) {
    return <p className="inspector-faint">Types are found and shown once a file is chosen.</p>;
  }
  return (
    <fieldset className="inspector-preview" id={id} aria-label={label}>
      {isFetching && <Spinner label="Reading the file" size={14} />}
      {error && <p className="inspector-complaint">{error.message}</p>}
      {data && <Size preview={data} />}
      {data?.complaint && <p className="inspector-complaint">{data.complaint}</p>}
      {told.length > 0 && <p className="inspector-faint">The file suggests {told.join(", ")}.</p>}
      {told.length > 0 && (
        <Button size="small" disabled={disabled} onClick={() => context.setParams(better)}>
          Read it so
        </Button>
      )}
      {data && (
        <ul className="inspector-types">
          {data.columns.map((column) => (
            <li key={column.name}>
              <ColumnTypeIcon type={column.type} />
              <span className="inspector-choice-name" title={column.name}>
                {column.name}
              </span>
              {column.missing > 0 && (
                <span className="inspector-choice-hint numbers">{column.missing} missing</span>
              )}
              <Select
                className="inspector-type-select"
                aria-label={`Type of ${column.name}`}
                disabled={disabled}
                value={typeof given[column.name] === "string" ? String(given[column.name]) : FOUND}
                options={optionsOf(column.type, column.name in given)}
                onChange={(type) => set(column.name, type)}
              />
            </li>
          ))}
        </ul>
      )}
      {data && <PreviewTable preview={data} />}
    </fieldset>
  );
}

/** The types a column may have; the one found is there once, and told as such once corrected. */
function optionsOf(type: ColumnType, corrected: boolean) {
  const types = corrected ? TYPES : TYPES.filter((one) => one !== type);
  return [
    { value: FOUND, label: corrected ? "as found" : TYPE_NAMES[type] },
    ...types.map((one) => ({ value: one, label: TYPE_NAMES[one] })),
  ];
}

function Size({ preview: { rows, columns } }: { preview: FilePreview }) {
  const words = [rows === null ? null : `${rows} rows`, `${columns.length} columns`];
  return <p className="inspector-faint">{words.filter(Boolean).join(" · ")}</p>;
}

/** One thing found out about a file, in words. */
function toldOf(name: string, value: Json): string {
  if (name === "header") return value ? "a header" : "no header";
  if (name === "day_first") return "dates with the day first";
  if (name === "missing" && Array.isArray(value)) return `${value.join(", ")} for missing values`;
  return `${name.replaceAll("_", " ")} ${value}`;
}

const ROWS = 6;

function PreviewTable({ preview: { columns, data } }: { preview: FilePreview }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled box has to be reachable by keys
    <section className="inspector-preview-scroll" tabIndex={0} aria-label="First rows of the file">
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col">
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.slice(0, ROWS).map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a preview are known by their place
            <tr key={index}>
              {columns.map((column, at) => (
                <td key={column.name}>{row[at] === null ? <i>missing</i> : String(row[at])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
