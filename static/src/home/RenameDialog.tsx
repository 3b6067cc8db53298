import { type FormEvent, useRef, useState } from "react";
import type { GraphInfo } from "../api/types";
import { Button, Dialog, TextField } from "../ui";
import { useGraphCommands } from "./graphs";

/** Asks for a new name of an experiment. */
export function RenameDialog({ graph, onClose }: { graph: GraphInfo; onClose(): void }) {
  const [name, setName] = useState(graph.name);
  const { rename } = useGraphCommands();
  const field = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = name.trim();
    if (wanted) rename.mutate({ id: graph.id, name: wanted }, { onSuccess: onClose });
  };
  return (
    <Dialog
      open
      size="small"
      title="Rename"
      initialFocus={field}
      onOpenChange={(open) => !open && onClose()}
    >
      <form className="home-rename" onSubmit={submit}>
        <TextField
          ref={field}
          aria-label="Name"
          value={name}
          maxLength={200}
          onChange={setName}
          onFocus={(event) => event.currentTarget.select()}
        />
        {rename.error && <p role="alert">{rename.error.message}</p>}
        <div className="home-rename-actions">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" kind="primary" disabled={!name.trim() || rename.isPending}>
            Rename
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
