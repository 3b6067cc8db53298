import {
  CopyPlus,
  FileCode,
  FileDown,
  Keyboard,
  ListTree,
  Map as MapIcon,
  Menu as MenuIcon,
  Notebook,
  Search,
  Share2,
  Sparkles,
  Terminal,
  Workflow,
} from "lucide-react";
import { IconButton, Menu, MenuRadio, MenuSeparator } from "../ui";
import { type PointerDevice, type Theme, useView } from "../view/store";
import { ActionItem } from "./ActionItem";

const small = { size: 15, "aria-hidden": true } as const;

export function MainMenu() {
  const theme = useView((view) => view.theme);
  const pointer = useView((view) => view.pointer);
  const set = useView((view) => view.set);
  return (
    <Menu
      align="end"
      trigger={<IconButton label="Menu" icon={<MenuIcon size={16} aria-hidden />} />}
    >
      <ActionItem id="commands" icon={<Terminal {...small} />} />
      <ActionItem id="find" icon={<Search {...small} />} />
      <ActionItem id="key-sheet" icon={<Keyboard {...small} />} />
      <MenuSeparator />
      <ActionItem id="tidy" icon={<Sparkles {...small} />} />
      <ActionItem id="outline" icon={<ListTree {...small} />} />
      <ActionItem id="minimap" icon={<MapIcon {...small} />} />
      <MenuSeparator />
      <ActionItem id="share" icon={<Share2 {...small} />} />
      <ActionItem id="work-on-copy" icon={<CopyPlus {...small} />} />
      <ActionItem id="export-graph" icon={<FileDown {...small} />} />
      <ActionItem id="export-script" icon={<FileCode {...small} />} />
      <ActionItem id="export-pipeline" icon={<Workflow {...small} />} />
      <ActionItem id="export-notebook" icon={<Notebook {...small} />} />
      <MenuSeparator />
      <MenuRadio
        label="Appearance"
        value={theme}
        onChange={(value) => set({ theme: value as Theme })}
        options={[
          { value: "system", label: "As the system" },
          { value: "light", label: "Light" },
          { value: "dark", label: "Dark" },
        ]}
      />
      <MenuRadio
        label="Wheel"
        value={pointer}
        onChange={(value) => set({ pointer: value as PointerDevice })}
        options={[
          { value: "auto", label: "Moves the drawing (trackpad)" },
          { value: "mouse", label: "Zooms (mouse)" },
        ]}
      />
    </Menu>
  );
}
