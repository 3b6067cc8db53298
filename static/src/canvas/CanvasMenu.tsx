import {
  Cable,
  ClipboardPaste,
  Copy,
  CopyPlus,
  Group,
  Maximize,
  PenLine,
  Play,
  Plus,
  Power,
  Scissors,
  SlidersHorizontal,
  Sparkles,
  StickyNote,
  Trash2,
} from "lucide-react";
import { useDocument } from "../document";
import { ActionItem } from "../editor/ActionItem";
import { MenuSeparator } from "../ui";
import { useView } from "../view/store";

const icon = { size: 15, "aria-hidden": true } as const;

/** Off, or on again where all that is selected is off. */
function SwitchItem() {
  const document = useDocument();
  const selection = useView((view) => view.selection);
  const nodes = selection.flatMap((id) => document.node(id) ?? []);
  const label = nodes.every((node) => node.off) ? "Switch on" : "Switch off";
  return <ActionItem id="switch-off" icon={<Power {...icon} />} label={label} />;
}

/** A frame around the selection, or its end. */
function FrameItem() {
  const document = useDocument();
  const selection = useView((view) => view.selection);
  const framed = selection.every((id) => document.group(id) ?? document.groupOf(id));
  return <ActionItem id={framed ? "ungroup" : "group"} icon={<Group {...icon} />} />;
}

function NodeItems() {
  return (
    <>
      <ActionItem id="run-to-here" icon={<Play {...icon} />} />
      <ActionItem id="open-parameters" icon={<SlidersHorizontal {...icon} />} />
      <ActionItem id="connect" icon={<Cable {...icon} />} />
      <ActionItem id="rename" icon={<PenLine {...icon} />} />
      <SwitchItem />
      <FrameItem />
      <MenuSeparator />
      <ActionItem id="cut" icon={<Scissors {...icon} />} />
      <ActionItem id="copy" icon={<Copy {...icon} />} />
      <ActionItem id="duplicate" icon={<CopyPlus {...icon} />} />
      <MenuSeparator />
      <ActionItem id="remove" icon={<Trash2 {...icon} />} />
    </>
  );
}

function PaneItems() {
  return (
    <>
      <ActionItem id="quick-add" icon={<Plus {...icon} />} />
      <ActionItem id="add-note" icon={<StickyNote {...icon} />} />
      <ActionItem id="paste" icon={<ClipboardPaste {...icon} />} />
      <MenuSeparator />
      <ActionItem id="select-all" />
      <ActionItem id="tidy" icon={<Sparkles {...icon} />} />
      <ActionItem id="fit-all" icon={<Maximize {...icon} />} />
      <MenuSeparator />
      <ActionItem id="run" icon={<Play {...icon} />} />
    </>
  );
}

/** What a right click on the drawing offers, after what was clicked. */
export function CanvasMenu() {
  const nodes = useView((view) => view.selection.length);
  const wires = useView((view) => view.selectedEdges.length);
  if (nodes > 0) return <NodeItems />;
  if (wires > 0)
    return <ActionItem id="remove" icon={<Trash2 {...icon} />} label="Remove the wire" />;
  return <PaneItems />;
}
