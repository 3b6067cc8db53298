import { useActionContext } from "../actions";
import { start } from "../actions/run-control";
import { Button, Dialog } from "../ui";
import { useView } from "../view/store";

/** Code that came from elsewhere runs only after one has read it. */
export function ConfirmCode() {
  const asked = useView((view) => view.codeToConfirm);
  const starting = useView((view) => view.startingRun);
  const set = useView((view) => view.set);
  const now = useActionContext();
  if (!asked) return null;
  const close = () => set({ codeToConfirm: null });
  const digests = asked.codes.map((code) => code.sha256);
  return (
    <Dialog
      open
      size="large"
      onOpenChange={(open) => !open && close()}
      title="Run this code?"
      description="It came with a file, by pasting or from another person. It runs on this computer with your rights: read it first."
      actions={
        <>
          <Button onClick={close}>Do not run</Button>
          <Button
            kind="primary"
            disabled={starting}
            onClick={() => void start(now(), asked.targets, digests)}
          >
            I have read it: run
          </Button>
        </>
      }
    >
      {asked.codes.map((code) => (
        <section key={`${code.node}-${code.sha256}`} className="editor-code-text">
          <h3>{code.name}</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long code scrolls by keyboard */}
          <pre tabIndex={0}>{code.text}</pre>
        </section>
      ))}
    </Dialog>
  );
}
