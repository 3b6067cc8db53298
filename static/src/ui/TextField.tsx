import type { InputHTMLAttributes, Ref, TextareaHTMLAttributes } from "react";
import { classes } from "./classes";

interface TextFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "onChange"> {
  value: string;
  onChange(value: string): void;
  ref?: Ref<HTMLInputElement>;
}

export function TextField({ value, onChange, className, ...rest }: TextFieldProps) {
  return (
    <input
      spellCheck={false}
      autoComplete="off"
      {...rest}
      className={classes("ui-field", className)}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

interface TextAreaProps extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "onChange"> {
  value: string;
  onChange(value: string): void;
  ref?: Ref<HTMLTextAreaElement>;
}

export function TextArea({ value, onChange, className, ...rest }: TextAreaProps) {
  return (
    <textarea
      spellCheck={false}
      rows={4}
      {...rest}
      className={classes("ui-field", "ui-textarea", className)}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
