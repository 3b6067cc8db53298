import type { ColumnType, Json } from "../../api/types";
import { Button, Select, Spinner } from "../../ui";
import { ColumnTypeIcon, TYPE_NAMES } from "../ColumnType";
import { type FilePreview, useFilePreview } from "../preview";
import { type Fields, isFields } from "../value";
import type { FieldProps } from "./field";

const FOUND = "found";
const TYPES: readonly ColumnType[] = ["number", "integer", "text", "category", "boolean", "date"];

/** The columns of a file with the types found for them, each of which one may correct. */
export function ColumnTypesInput(props: FieldProps<"column_types">) {
  const { value, onChange, context, id, label, disabled } = props;
  const { data, error, isFetching } = useFilePreview(context);
  const given = isFields(value) ? value : {};
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
      {error && Object.keys(given).length > 0 && (
        <Button size="small" disabled={disabled} onClick={() => onChange(undefined)}>
          Use the types found
        </Button>
      )}
      {data && <Detected preview={data} />}
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
                options={[
                  {
                    value: FOUND,
                    label: given[column.name] ? "as found" : TYPE_NAMES[column.type],
                  },
                  ...TYPES.map((type) => ({ value: type, label: TYPE_NAMES[type] })),
                ]}
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

function Detected({ preview: { rows, columns, detected } }: { preview: FilePreview }) {
  const found = Object.entries(detected).filter(([, value]) => value !== null && value !== "");
  const size = [rows === null ? null : `${rows} rows`, `${columns.length} columns`];
  const words = found.flatMap(([name, value]) => toldOf(name, value) ?? []);
  return <p className="inspector-faint">{[...size, ...words].filter(Boolean).join(" · ")}</p>;
}

/** One thing found out about a file, in words; nothing where there was nothing to find. */
function toldOf(name: string, value: Json): string | null {
  const words = name.replaceAll("_", " ");
  if (!Array.isArray(value)) return `${words} ${value === "\t" ? "tab" : String(value)}`;
  return value.length === 0 ? null : `${words} written as ${value.map(String).join(", ")}`;
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
