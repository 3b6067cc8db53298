import { Copy, Download, Ellipsis, PencilLine, Trash2 } from "lucide-react";
import { useState } from "react";
import { Link } from "wouter";
import { useCatalogue } from "../api/catalogue";
import { useSession } from "../api/session";
import type { GraphInfo } from "../api/types";
import { IconButton, Menu, MenuItem, MenuSeparator, toast } from "../ui";
import { GraphPicture } from "./GraphPicture";
import { useGraphCommands, usePicture } from "./graphs";
import { RenameDialog } from "./RenameDialog";
import { useSeen } from "./use-seen";
import { ago, exactly } from "./when";

interface GraphCardProps {
  graph: GraphInfo;
  mayEdit: boolean;
  mayCopy: boolean;
  onOpen(): void;
}

/** One experiment: its picture, name and age, and what one can do with it. */
export function GraphCard({ graph, mayEdit, mayCopy }: GraphCardProps) {
  const [renaming, setRenaming] = useState(false);
  const [ref, seen] = useSeen<HTMLLIElement>();
  const me = useSession().data?.user.id;
  return (
    <li ref={ref} className="home-graph">
      <Link href={`/g/${graph.id}`} className="home-graph-link">
        <span className="home-graph-picture">{seen && <Picture graph={graph} />}</span>
        <span className="home-graph-name">{graph.name}</span>
        <span className="home-faint home-graph-about numbers">
          {me && me !== graph.owner.id ? graph.owner.name : count(graph.nodes)} ·{" "}
          <span title={exactly(graph.modified)}>{ago(graph.modified)}</span>
        </span>
      </Link>
      <GraphMenu
        graph={graph}
        mayEdit={mayEdit}
        mayCopy={mayCopy}
        onRename={() => setRenaming(true)}
      />
      {renaming && <RenameDialog graph={graph} onClose={() => setRenaming(false)} />}
    </li>
  );
}

function count(nodes: number): string {
  return `${nodes} ${nodes === 1 ? "module" : "modules"}`;
}

function Picture({ graph }: { graph: GraphInfo }) {
  const catalogue = useCatalogue();
  const { data } = usePicture(`/api/graphs/${graph.id}/document`, graph.modified, graph.nodes > 0);
  return data ? <GraphPicture document={data} catalogue={catalogue} /> : null;
}

interface GraphMenuProps {
  graph: GraphInfo;
  mayEdit: boolean;
  mayCopy: boolean;
  onRename(): void;
}

function GraphMenu({ graph, mayEdit, mayCopy, onRename }: GraphMenuProps) {
  const { duplicate, remove, restore } = useGraphCommands();
  const fail = (title: string) => (reason: Error) =>
    toast(title, { kind: "error", text: reason.message });

  const drop = () =>
    remove.mutate(graph.id, {
      onSuccess: () =>
        toast(`“${graph.name}” is in the trash`, {
          action: { label: "Restore", run: () => restore.mutate(graph.id) },
        }),
      onError: fail("It was not deleted"),
    });

  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          size="small"
          className="home-graph-menu"
          label={`More for ${graph.name}`}
          icon={<Ellipsis size={16} aria-hidden />}
        />
      }
    >
      {mayEdit && (
        <MenuItem icon={<PencilLine size={14} aria-hidden />} onSelect={onRename}>
          Rename
        </MenuItem>
      )}
      {mayCopy && (
        <MenuItem
          icon={<Copy size={14} aria-hidden />}
          onSelect={() => duplicate.mutate(graph.id, { onError: fail("It was not duplicated") })}
        >
          Duplicate
        </MenuItem>
      )}
      <MenuItem icon={<Download size={14} aria-hidden />} onSelect={() => save(graph)}>
        Save as a file
      </MenuItem>
      {mayEdit && <MenuSeparator />}
      {mayEdit && (
        <MenuItem danger icon={<Trash2 size={14} aria-hidden />} onSelect={drop}>
          Delete
        </MenuItem>
      )}
    </Menu>
  );
}

function save(graph: GraphInfo): void {
  const link = document.createElement("a");
  link.href = `/api/graphs/${graph.id}/document`;
  link.download = "";
  link.click();
}
