/** Fails to compile if a type we read does not fit what the server says (`schema.ts`). */

import type * as Read from "./output-types";
import type * as Said from "./schema";
import type * as Types from "./types";

type Fits<S extends R, R> = [S, R];

export type Agree = [
  Fits<Said.Checked, Types.GraphChecked>,
  Fits<Said.ColumnStats, Read.ColumnStats>,
  Fits<Said.GraphInfo, Types.GraphInfo>,
  Fits<Said.NodeError, Types.NodeError>,
  Fits<Said.NodeRun, Types.NodeRun>,
  Fits<Said.OutputInfo, Types.OutputInfo>,
  Fits<Said.PersonHere, Types.Person>,
  Fits<Said.Problem, Types.Problem>,
  Fits<Said.RevisionInfo, Types.Revision>,
  Fits<Said.RunDetail, Types.RunDetail>,
  Fits<Said.RunEvent, Types.RunEvent>,
  Fits<Said.RunInfo, Types.RunInfo>,
  Fits<Said.SampleInfo, Types.Sample>,
  Fits<Said.ScriptView, Types.Script>,
  Fits<Said.Session, Types.Session>,
  Fits<Said.TablePage, Read.TablePage>,
];
