import { FileSpreadsheet, Upload, X } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import { ApiError } from "../../api/http";
import { Button, classes, IconButton } from "../../ui";
import { fileOf, forFile, forNoFile } from "../preview";
import { sizeText, uploadFile } from "../upload";
import { ariaOf, type FieldProps } from "./field";

interface Sending {
  name: string;
  size: number;
  fraction: number;
  stop: AbortController;
}

/** A file of one's own: dropped or chosen, sent to the server, kept there under its name. */
export function FileInput(props: FieldProps<"file">) {
  const { kind, value, onDraft, label, disabled, context } = props;
  const [sending, setSending] = useState<Sending | null>(null);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const file = fileOf(value);
  const param = context.paramOfKind("file") ?? "";

  const send = async (chosen: File | undefined) => {
    if (!chosen || disabled) return;
    sending?.stop.abort();
    const stop = new AbortController();
    const start = { name: chosen.name, size: chosen.size, fraction: 0, stop };
    setSending(start);
    onDraft?.(null);
    try {
      const sent = await uploadFile(
        chosen,
        (fraction) => setSending({ ...start, fraction }),
        stop.signal,
      );
      context.setParams(await forFile(context, param, sent));
    } catch (reason) {
      if (reason instanceof ApiError)
        onDraft?.([reason.message, reason.hint].filter(Boolean).join(" "));
      else if (!(reason instanceof DOMException)) throw reason;
    } finally {
      setSending((now) => (now?.stop === stop ? null : now));
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    void send(event.dataTransfer.files[0]);
  };
  const drag = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    event.stopPropagation();
    setOver(!disabled);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first
    <div
      className={classes(
        "inspector-file",
        over && "inspector-file-over",
        file && "inspector-file-set",
      )}
      onDragOver={drag}
      onDragEnter={drag}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        ref={input}
        type="file"
        hidden
        aria-hidden
        tabIndex={-1}
        accept={kind.formats
          ?.map((format) => (format.startsWith(".") ? format : `.${format}`))
          .join(",")}
        onChange={(event) => {
          void send(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      {sending ? (
        <Progress sending={sending} />
      ) : (
        <div className="inspector-file-line">
          {file && <FileSpreadsheet className="inspector-file-sign" size={15} aria-hidden />}
          {file && (
            <span className="inspector-file-name" title={file.name}>
              {file.name}
            </span>
          )}
          <Button
            {...ariaOf(props)}
            size="small"
            icon={file ? undefined : <Upload size={13} aria-hidden />}
            aria-label={file ? `Replace ${file.name}` : `Choose a file for ${label}`}
            onClick={() => input.current?.click()}
          >
            {file ? "Replace" : "Choose a file"}
          </Button>
          {file ? (
            <IconButton
              size="small"
              label={`Remove ${file.name}`}
              icon={<X size={13} aria-hidden />}
              disabled={disabled}
              onClick={async () => context.setParams(await forNoFile(context, param))}
            />
          ) : (
            <span className="inspector-faint">or drop it here</span>
          )}
        </div>
      )}
    </div>
  );
}

function Progress({ sending: { name, size, fraction, stop } }: { sending: Sending }) {
  return (
    <div className="inspector-file-line">
      <div className="inspector-file-progress">
        <span className="inspector-file-name">{name}</span>
        <progress value={fraction} max={1} aria-label={`Uploading ${name}`} />
        <span className="inspector-faint numbers">
          {Math.round(fraction * 100)} % of {sizeText(size)}
        </span>
      </div>
      <IconButton
        size="small"
        label="Stop the upload"
        icon={<X size={13} aria-hidden />}
        onClick={() => stop.abort()}
      />
    </div>
  );
}
