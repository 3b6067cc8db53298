import { TextField } from "../../ui";
import { LiteralError, parsePython } from "../parse";
import { printPython } from "../python";
import type { Value } from "../value";
import { ariaOf, type FieldProps, useDraft } from "./field";

/** Any Python literal, typed as one writes it in code. */
export function LiteralInput(props: FieldProps<"literal">) {
  const { value, onChange, onDraft, label, placeholder } = props;
  const printed = value === undefined ? "" : printPython(value);
  const [draft, setDraft] = useDraft(printed);

  const type = (text: string) => {
    if (text.trim() === "") {
      setDraft(text, "");
      onDraft?.(null);
      return onChange(undefined);
    }
    const read = tried(text);
    setDraft(text, "error" in read ? printed : printPython(read.value));
    onDraft?.("error" in read ? `${label} cannot be read: ${read.error}.` : null);
    if ("value" in read) onChange(read.value);
  };

  return (
    <TextField
      {...ariaOf(props)}
      className="inspector-mono"
      value={draft ?? printed}
      placeholder={placeholder ?? "e.g. None, 0.5, 'text', [1, 2]"}
      onChange={type}
      onBlur={() => draft !== null && "value" in tried(draft) && setDraft(null)}
    />
  );
}

function tried(text: string): { value: Value } | { error: string } {
  try {
    return { value: parsePython(text) };
  } catch (reason) {
    if (reason instanceof LiteralError) return { error: reason.message };
    throw reason;
  }
}
