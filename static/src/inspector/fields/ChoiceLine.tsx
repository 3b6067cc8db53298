import { TriangleAlert } from "lucide-react";
import { ColumnTypeIcon } from "../ColumnType";
import type { Choice } from "../columns";

/** A column in a list of columns: type, name, what is missing. */
export function ChoiceLine({ choice: { name, info } }: { choice: Choice }) {
  return (
    <>
      {info ? (
        <ColumnTypeIcon type={info.type} />
      ) : (
        <TriangleAlert className="inspector-stranger" size={13} aria-hidden />
      )}
      <span className="inspector-choice-name">{name}</span>
      {!info && <span className="inspector-choice-hint">not in the table</span>}
      {info && info.missing > 0 && (
        <span className="inspector-choice-hint numbers">{info.missing} missing</span>
      )}
    </>
  );
}
