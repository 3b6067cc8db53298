import { TextArea, TextField } from "../../ui";
import { ariaOf, type FieldProps } from "./field";

/** Text of one line, or of several. */
export function TextInput(props: FieldProps<"text">) {
  const { kind, value, onChange, placeholder, nullable } = props;
  const shared = {
    ...ariaOf(props),
    value: typeof value === "string" ? value : "",
    placeholder: placeholder ?? (nullable ? "Not set" : undefined),
    onChange: (text: string) => onChange(text === "" ? undefined : text),
  };
  return kind.multiline ? <TextArea {...shared} /> : <TextField {...shared} />;
}
