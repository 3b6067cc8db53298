import { Download, FileUp } from "lucide-react";
import { type DragEvent, useId, useState } from "react";
import type { OutputAddress, Scored } from "../../api/output-types";
import { scoreFile } from "../../api/outputs";
import { Button, classes, Spinner } from "../../ui";
import { fileName, saveText } from "../charts/save";
import { counted } from "../format";
import { SmallTableView } from "../SmallTableView";
import { answersFirst, asCsv } from "./try-row";

interface Result {
  file: string;
  scored: Scored;
}

/** Rows of a file that are answered here; longer files belong on the canvas. */
const mostRows = 1000;

function doneWords({ file, scored }: Result): string {
  const rows = scored.data.length;
  if (rows < mostRows) return `${counted(rows, "row")} of ${file} scored`;
  return `The first ${counted(mostRows, "row")} of ${file}. Use Score model for a longer table.`;
}

/** Ask a model about all rows of a file, dropped or chosen. */
export function ScoreFile({ output }: { output: OutputAddress }) {
  const id = useId();
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [result, setResult] = useState<Result | null>(null);

  const take = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setError(null);
    try {
      setResult({ file: file.name, scored: await scoreFile(output, file) });
    } catch (reason) {
      setError(reason instanceof Error ? reason.message : String(reason));
    } finally {
      setBusy(false);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <section className="score-file" aria-label="Score a file">
      <h3>Score a file</h3>
      <label
        htmlFor={id}
        className={classes("score-drop", over && "score-over")}
        onDragOver={(event) => {
          event.preventDefault();
          event.stopPropagation();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {busy ? <Spinner label="Scoring" /> : <FileUp size={18} aria-hidden />}
        <span>{busy ? "Scoring…" : "Drop a table here, or choose one"}</span>
        <input
          id={id}
          type="file"
          className="visually-hidden"
          accept=".csv,.tsv,.txt,.parquet,.xlsx,.jsonl,.arrow"
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </label>
      {error && (
        <p role="alert" className="try-error">
          {error}
        </p>
      )}
      {result && (
        <>
          <div className="score-done">
            <span>{doneWords(result)}</span>
            <Button
              size="small"
              icon={<Download size={13} aria-hidden />}
              onClick={() =>
                saveText(
                  asCsv(result.scored.columns, result.scored.data),
                  fileName(`${result.file.replace(/\.\w+$/, "")} scored`, "csv"),
                  "text/csv",
                )
              }
            >
              Download as CSV
            </Button>
          </div>
          <SmallTableView table={answersFirst(result.scored)} label="Scored rows" />
        </>
      )}
    </section>
  );
}
