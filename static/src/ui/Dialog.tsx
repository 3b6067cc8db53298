import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { classes } from "./classes";

interface DialogProps {
  open: boolean;
  onOpenChange(open: boolean): void;
  title: string;
  description?: ReactNode;
  children: ReactNode;
  /** buttons, the primary one last */
  actions?: ReactNode;
  size?: "small" | "medium" | "large";
  /** keep the title for listeners only */
  hideTitle?: boolean;
  initialFocus?: RefObject<HTMLElement | null>;
  /** false: whoever closes it says where the focus goes */
  returnFocus?: boolean;
  className?: string;
  /** a long text: it takes the focus itself, so that the keys scroll it */
  text?: boolean;
}

export function Dialog(props: DialogProps) {
  const { open, onOpenChange, title, description, children, actions, hideTitle } = props;
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className="ui-backdrop" />
        <Base.Popup
          className={classes("ui-dialog", `ui-dialog-${props.size ?? "medium"}`, props.className)}
          initialFocus={props.initialFocus}
          finalFocus={props.returnFocus === false ? false : undefined}
        >
          <header className={hideTitle ? "visually-hidden" : "ui-dialog-head"}>
            <Base.Title className="ui-dialog-title">{title}</Base.Title>
            {!hideTitle && (
              <Base.Close className="ui-icon-button ui-icon-button-medium" aria-label="Close">
                <X size={16} aria-hidden />
              </Base.Close>
            )}
          </header>
          {description && (
            <Base.Description className="ui-dialog-text">{description}</Base.Description>
          )}
          <div className="ui-dialog-body" tabIndex={props.text ? 0 : undefined}>
            {children}
          </div>
          {actions && <footer className="ui-dialog-actions">{actions}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

export const DialogClose = Base.Close;
