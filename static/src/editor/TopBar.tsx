import { Code, History, Moon, Redo2, Share2, Sun, Undo2 } from "lucide-react";
import { Link } from "wouter";
import { actionOf, isEnabled, perform, useActionContext } from "../actions";
import { useSession } from "../api/session";
import { useCanRedo, useCanUndo, useReadOnly } from "../document";
import { IconButton } from "../ui";
import { isPhone, useView } from "../view/store";
import { GraphName } from "./GraphName";
import { MainMenu } from "./MainMenu";
import { People } from "./People";
import { RunControls } from "./RunControls";
import { SaveBadge } from "./SaveBadge";

function UndoRedo() {
  const now = useActionContext();
  const canUndo = useCanUndo();
  const canRedo = useCanRedo();
  const readOnly = useReadOnly();
  if (readOnly) return null;
  return (
    <div className="editor-history">
      <IconButton
        label="Undo"
        keys="Mod+Z"
        disabled={!canUndo}
        icon={<Undo2 size={16} aria-hidden />}
        onClick={() => perform(actionOf("undo"), now)}
      />
      <IconButton
        label="Redo"
        keys="Mod+Shift+Z"
        disabled={!canRedo}
        icon={<Redo2 size={16} aria-hidden />}
        onClick={() => perform(actionOf("redo"), now)}
      />
    </div>
  );
}

function ThemeButton() {
  const now = useActionContext();
  useView((view) => view.theme);
  const dark = document.documentElement.dataset.theme === "dark";
  return (
    <IconButton
      className="editor-wide"
      label={dark ? "Light theme" : "Dark theme"}
      icon={dark ? <Sun size={16} aria-hidden /> : <Moon size={16} aria-hidden />}
      onClick={() => perform(actionOf("theme"), now)}
    />
  );
}

function ShareButton() {
  const now = useActionContext();
  useSession();
  const share = actionOf("share");
  if (!isEnabled(share, now())) return null;
  return (
    <IconButton
      label="Share with a class"
      icon={<Share2 size={16} aria-hidden />}
      onClick={() => perform(share, now)}
    />
  );
}

/** The bar over an experiment that is being drawn. */
export function TopBar() {
  const now = useActionContext();
  const codeOpen = useView((view) => view.codeOpen);
  const aboutOpen = useView((view) => view.aboutOpen);
  const set = useView((view) => view.set);
  return (
    <header className="editor-bar">
      <Link href="/" className="editor-home" aria-label="All experiments">
        <img src="/icon.svg" alt="" width={24} height={24} />
      </Link>
      <GraphName />
      <SaveBadge />
      <div className="editor-bar-space" />
      <People />
      <UndoRedo />
      <div className="editor-tools">
        <IconButton
          label="Script"
          keys="Mod+E"
          pressed={codeOpen}
          icon={<Code size={16} aria-hidden />}
          onClick={() => perform(actionOf("code"), now)}
        />
        <IconButton
          label="About this experiment: notes and history"
          pressed={aboutOpen}
          icon={<History size={16} aria-hidden />}
          onClick={() => {
            set({
              aboutOpen: !aboutOpen,
              selection: [],
              selectedEdges: [],
              sheet: isPhone() ? "inspector" : null,
            });
          }}
        />
        <ShareButton />
        <ThemeButton />
        <MainMenu />
      </div>
      <RunControls />
    </header>
  );
}
