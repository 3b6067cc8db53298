import { useActionContext } from "../actions";
import { put } from "../actions/clipboard";
import type { Fragment } from "../document";
import { useOpenNew } from "../home";
import { Button, Dialog } from "../ui";
import { type DroppedGraph as Dropped, useView } from "../view/store";

function contents({ nodes, notes }: Fragment): string {
  const said = (count: number, what: string) => `${count} ${what}${count === 1 ? "" : "s"}`;
  const noted = Object.keys(notes).length;
  const modules = said(Object.keys(nodes).length, "module");
  return noted > 0 ? `${modules} and ${said(noted, "note")}` : modules;
}

function Question({ dropped, onClose }: { dropped: Dropped; onClose(): void }) {
  const now = useActionContext();
  const { importFile, busy } = useOpenNew();
  const { file, fragment, at } = dropped;
  const { name } = now().document;
  const open = async () => {
    await importFile(file);
    onClose();
  };
  const paste = () => {
    put(fragment, at, now());
    onClose();
  };
  return (
    <Dialog
      open
      size="small"
      onOpenChange={(next) => !next && onClose()}
      title={`What to do with “${file.name}”?`}
      description={`It holds an experiment with ${contents(fragment)}.`}
      actions={
        <>
          <Button disabled={busy !== undefined} onClick={paste}>
            Paste here
          </Button>
          <Button kind="primary" disabled={busy !== undefined} onClick={open}>
            Open as a new experiment
          </Button>
        </>
      }
    >
      <p className="editor-dropped">
        Pasting adds it to “{name}”, which undo takes back. Opened as a new experiment it leaves “
        {name}” as it is.
      </p>
    </Dialog>
  );
}

/** A graph file dropped on the canvas is put into this experiment, or is one of its own. */
export function DroppedGraph() {
  const [dropped, ...others] = useView((view) => view.droppedGraphs);
  const set = useView((view) => view.set);
  if (!dropped) return null;
  return <Question dropped={dropped} onClose={() => set({ droppedGraphs: others })} />;
}
