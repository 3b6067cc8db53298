import { Maximize2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Dialog, IconButton, Spinner } from "../../ui";
import type { FieldProps } from "./field";

const CodeEditor = lazy(() => import("../editor/CodeEditor"));

/** Python code, here in the form or large in a window of its own. */
export function CodeInput(props: FieldProps<"code">) {
  const { value, onChange, label, id, disabled, describedBy, placeholder } = props;
  const [large, setLarge] = useState(false);
  const shared = {
    value: typeof value === "string" ? value : (placeholder ?? ""),
    label,
    describedBy,
    disabled,
    onChange: (text: string) => onChange(text),
  };
  return (
    <div className="inspector-code" id={id}>
      <Suspense fallback={<Spinner label="Opening the editor" />}>
        <CodeEditor {...shared} />
      </Suspense>
      <IconButton
        size="small"
        className="inspector-code-expand"
        label="Edit in a larger window"
        icon={<Maximize2 size={13} aria-hidden />}
        onClick={() => setLarge(true)}
      />
      <Dialog size="large" open={large} onOpenChange={setLarge} title={label}>
        <div className="inspector-code-large">
          <Suspense fallback={<Spinner label="Opening the editor" />}>
            <CodeEditor {...shared} label={`${label}, large`} autoFocus />
          </Suspense>
        </div>
      </Dialog>
    </div>
  );
}
