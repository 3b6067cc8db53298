import { create } from "zustand";
import { persist } from "zustand/middleware";
import type { Fragment } from "../document/fragment";

/** What a palette dialog was asked to find, and where what it finds goes. */
export interface QuickAddRequest {
  /** where the popup opens, in page pixels */
  screen: { x: number; y: number };
  /** where the new node goes, on the canvas */
  at: { x: number; y: number };
  /** the loose end of a wire: only what fits is offered, and the new node is wired to it */
  from?: { node: string; port: string; side: "output" | "input"; type: string };
}

export interface OutputRef {
  node: string;
  port: string;
}

/** A code text that does not run for this person until they have read it. */
export interface CodeToConfirm {
  node: string;
  name: string;
  sha256: string;
  text: string;
}

/** A graph file that was dropped on the canvas. */
export interface DroppedGraph {
  file: File;
  fragment: Fragment;
  /** where, on the canvas */
  at: { x: number; y: number };
}

export type Theme = "light" | "dark" | "system";
export type SheetName = "palette" | "inspector" | "outline" | "results" | null;
export type BottomTab = "results" | "problems" | "logs" | "outline";
export type PointerDevice = "auto" | "mouse" | "trackpad";

interface Panels {
  leftOpen: boolean;
  rightOpen: boolean;
  bottomOpen: boolean;
  leftWidth: number;
  rightWidth: number;
  bottomHeight: number;
  codeWidth: number;
}

export interface View {
  /** selected nodes and notes, in the order they were picked */
  selection: string[];
  selectedEdges: string[];
  openOutput: OutputRef | null;
  /** a parameter some problem or search points at; the form scrolls to it and takes the focus */
  focusParam: { node: string; param: string; nonce: number } | null;
  bottomTab: BottomTab;
  codeOpen: boolean;
  /** with nothing selected the panel at the right tells of the experiment */
  aboutOpen: boolean;
  quickAdd: QuickAddRequest | null;
  keySheetOpen: boolean;
  commandsOpen: boolean;
  shareOpen: boolean;
  findOpen: boolean;
  /** a node whose name is being edited on the canvas */
  renaming: string | null;
  /** a node whose ports are being wired by keyboard or by a choice among several */
  wiring: { node: string; port?: string; side?: "output" | "input" } | null;
  /** the module that is being dragged from the palette */
  draggedModule: string | null;
  /** a run that waits until these texts have been read */
  codeToConfirm: { codes: CodeToConfirm[]; targets: string[] | null } | null;
  /** graph files that wait for a word on what to do with them */
  droppedGraphs: DroppedGraph[];
  /** on a phone one panel at a time is a sheet over the canvas */
  sheet: SheetName;
  panels: Panels;
  theme: Theme;
  pointer: PointerDevice;
  minimap: boolean;
  startingRun: boolean;
  announcement: string;

  select(ids: Iterable<string>, edges?: Iterable<string>): void;
  toggleSelected(id: string): void;
  clearSelection(): void;
  openOutputOf(ref: OutputRef | null): void;
  pointAt(node: string, param: string): void;
  setPanels(panels: Partial<Panels>): void;
  /** Say something to people who listen rather than look. */
  announce(text: string): void;
  set(values: Partial<View>): void;
}

export const useView = create<View>()(
  persist(
    (set) => ({
      selection: [],
      selectedEdges: [],
      openOutput: null,
      focusParam: null,
      bottomTab: "results",
      codeOpen: false,
      aboutOpen: false,
      quickAdd: null,
      keySheetOpen: false,
      commandsOpen: false,
      shareOpen: false,
      findOpen: false,
      renaming: null,
      wiring: null,
      draggedModule: null,
      codeToConfirm: null,
      droppedGraphs: [],
      sheet: null,
      panels: {
        leftOpen: true,
        rightOpen: true,
        bottomOpen: false,
        leftWidth: 232,
        rightWidth: 304,
        bottomHeight: 300,
        codeWidth: 460,
      },
      theme: "system",
      pointer: "auto",
      minimap: true,
      startingRun: false,
      announcement: "",

      select: (ids, edges = []) => set({ selection: [...ids], selectedEdges: [...edges] }),
      toggleSelected: (id) =>
        set(({ selection }) => ({
          selection: selection.includes(id)
            ? selection.filter((other) => other !== id)
            : [...selection, id],
        })),
      clearSelection: () => set({ selection: [], selectedEdges: [] }),
      openOutputOf: (ref) =>
        set(({ panels }) => ({
          openOutput: ref,
          bottomTab: "results",
          panels: ref ? { ...panels, bottomOpen: true } : panels,
        })),
      pointAt: (node, param) =>
        set(({ panels, focusParam }) => ({
          selection: [node],
          selectedEdges: [],
          focusParam: { node, param, nonce: (focusParam?.nonce ?? 0) + 1 },
          panels: { ...panels, rightOpen: true },
          sheet: isPhone() ? "inspector" : null,
        })),
      setPanels: (panels) => set((view) => ({ panels: { ...view.panels, ...panels } })),
      announce: (text) => set({ announcement: text }),
      set: (values) => set(values),
    }),
    {
      name: "designer-view",
      version: 1,
      partialize: ({ panels, theme, pointer, minimap, codeOpen }) => ({
        panels,
        theme,
        pointer,
        minimap,
        codeOpen,
      }),
    },
  ),
);

export const phoneQuery = "(max-width: 760px)";

export function isPhone(): boolean {
  return typeof matchMedia === "function" && matchMedia(phoneQuery).matches;
}
