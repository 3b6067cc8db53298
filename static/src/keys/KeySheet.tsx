import { useMemo } from "react";
import { type Action, actions, gestures } from "../actions";
import { Dialog, Keys } from "../ui";
import { useView } from "../view/store";
import { byGroup } from "./by-group";
import "./keys.css";

/** All keys and gestures on one sheet, read from the registry of actions. */
export function KeySheet() {
  const open = useView((view) => view.keySheetOpen);
  const set = useView((view) => view.set);
  return (
    <Dialog
      text
      open={open}
      onOpenChange={(keySheetOpen) => set({ keySheetOpen })}
      title="Keys and gestures"
      size="large"
    >
      <Sheet />
    </Dialog>
  );
}

function Sheet() {
  const groups = useMemo(() => byGroup(actions.filter((action) => action.keys?.length)), []);
  return (
    <div className="keys-sheet">
      {groups.map(({ group, actions: its }) => (
        <section key={group}>
          <h3>{group}</h3>
          <dl>
            {its.map((action) => (
              <Line key={action.id} action={action} />
            ))}
          </dl>
        </section>
      ))}
      <section>
        <h3>Mouse, pen and fingers</h3>
        <dl>
          {gestures.map(({ gesture, does }) => (
            <div key={gesture}>
              <dt>{does}</dt>
              <dd className="keys-gesture">{gesture}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}

function Line({ action }: { action: Action }) {
  return (
    <div>
      <dt>{action.note ?? action.label}</dt>
      <dd>
        {action.keys?.map((keys, index) => (
          <span key={keys} className="keys-combo">
            {index > 0 && <span className="keys-or">or</span>}
            <Keys keys={keys} />
          </span>
        ))}
      </dd>
    </div>
  );
}
