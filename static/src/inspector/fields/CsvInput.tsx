import { Maximize2, Plus, Table2, TextCursorInput } from "lucide-react";
import { useState } from "react";
import { Button, Dialog, IconButton, TextArea } from "../../ui";
import { gridComplaint, parseCsv, printCsv, squared, withColumn, withRow } from "../csv";
import { CsvGrid } from "./CsvGrid";
import type { FieldProps } from "./field";

/** A small table typed by hand: as a grid, or as the text of a CSV file. */
export function CsvInput(props: FieldProps<"csv">) {
  const [large, setLarge] = useState(false);
  return (
    <>
      <Editor {...props} onExpand={() => setLarge(true)} />
      <Dialog size="large" open={large} onOpenChange={setLarge} title={props.label}>
        {large && <Editor {...props} id={`${props.id}-large`} />}
      </Dialog>
    </>
  );
}

/** Cells beyond which a grid would be slower than typing. */
const MOST = 1500;

function Editor(props: FieldProps<"csv"> & { onExpand?: () => void }) {
  const { value, onChange, label, id, disabled, placeholder, describedBy } = props;
  const [wantsText, setWantsText] = useState(false);
  const text = typeof value === "string" ? value : (placeholder ?? "");
  const grid = squared(parseCsv(text));
  const large = grid.length * (grid[0]?.length ?? 0) > MOST;
  const asText = wantsText || large;
  const complaint = grid.length ? gridComplaint(grid) : null;
  const give = (next: string[][]) => onChange(printCsv(next));

  return (
    <fieldset className="inspector-csv" id={id} aria-label={label} aria-describedby={describedBy}>
      {asText ? (
        <TextArea
          className="inspector-mono"
          aria-label={`${label} as text`}
          rows={8}
          value={text}
          disabled={disabled}
          onChange={(next) => onChange(next === "" ? undefined : next)}
        />
      ) : (
        <CsvGrid grid={grid} label={label} disabled={disabled} onChange={give} />
      )}
      {complaint && <p className="inspector-complaint">{complaint}</p>}
      <div className="inspector-csv-tools">
        {!asText && (
          <>
            <Button
              size="small"
              kind="ghost"
              disabled={disabled}
              onClick={() => give(withRow(grid))}
              icon={<Plus size={13} aria-hidden />}
            >
              Row
            </Button>
            <Button
              size="small"
              kind="ghost"
              disabled={disabled}
              onClick={() => give(withColumn(grid))}
              icon={<Plus size={13} aria-hidden />}
            >
              Column
            </Button>
          </>
        )}
        <span className="inspector-space" />
        <IconButton
          size="small"
          label={large ? "Too large for a grid" : asText ? "Edit as a grid" : "Edit as text"}
          icon={
            asText ? <Table2 size={14} aria-hidden /> : <TextCursorInput size={14} aria-hidden />
          }
          disabled={large}
          onClick={() => setWantsText(!wantsText)}
        />
        {props.onExpand && (
          <IconButton
            size="small"
            label="Edit in a larger window"
            icon={<Maximize2 size={14} aria-hidden />}
            onClick={props.onExpand}
          />
        )}
      </div>
    </fieldset>
  );
}
