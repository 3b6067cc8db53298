import { BooleanInput } from "./BooleanInput";
import { CodeInput } from "./CodeInput";
import { ColumnInput } from "./ColumnInput";
import { ColumnsInput } from "./ColumnsInput";
import { ColumnTypesInput } from "./ColumnTypesInput";
import { CsvInput } from "./CsvInput";
import { FileInput } from "./FileInput";
import type { FieldProps } from "./field";
import { ListInput } from "./ListInput";
import { LiteralInput } from "./LiteralInput";
import { MappingInput } from "./MappingInput";
import { NumberInput } from "./NumberInput";
import { SeedInput } from "./SeedInput";
import { TextInput } from "./TextInput";

/** The field for one kind of value. */
export function KindInput(props: FieldProps) {
  const { kind } = props;
  switch (kind.kind) {
    case "integer":
    case "number":
      return <NumberInput {...props} kind={kind} />;
    case "boolean":
      return <BooleanInput {...(props as FieldProps<"boolean">)} />;
    case "text":
      return <TextInput {...props} kind={kind} />;
    case "column":
      return <ColumnInput {...(props as FieldProps<"column">)} />;
    case "columns":
      return <ColumnsInput {...(props as FieldProps<"columns">)} />;
    case "list":
      return <ListInput {...props} kind={kind} />;
    case "mapping":
      return <MappingInput {...props} kind={kind} />;
    case "file":
      return <FileInput {...props} kind={kind} />;
    case "code":
      return <CodeInput {...props} kind={kind} />;
    case "csv":
      return <CsvInput {...(props as FieldProps<"csv">)} />;
    case "seed":
      return <SeedInput {...(props as FieldProps<"seed">)} />;
    case "column_types":
      return <ColumnTypesInput {...(props as FieldProps<"column_types">)} />;
    default:
      return <LiteralInput {...(props as FieldProps<"literal">)} />;
  }
}
