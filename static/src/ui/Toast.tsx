import { Toast as Base } from "@base-ui/react/toast";
import { X } from "lucide-react";

const manager = Base.createToastManager();
let count = 0; // not randomUUID: a page from the local network without HTTPS has none

interface ToastOptions {
  text?: string;
  kind?: "info" | "ok" | "error";
  action?: { label: string; run(): void };
  /** replaces an earlier toast with the same name */
  id?: string;
  seconds?: number;
}

/** Say something in passing, from anywhere. Errors stay until closed. */
export function toast(title: string, options: ToastOptions = {}): void {
  const { text, kind = "info", action, id } = options;
  const seconds = options.seconds ?? (kind === "error" ? 0 : 6);
  const key = id ?? `toast-${++count}`;
  manager.close(key);
  manager.add({
    id: key,
    title,
    description: text,
    type: kind,
    timeout: seconds * 1000,
    priority: kind === "error" ? "high" : "low",
    actionProps: action && {
      children: action.label,
      onClick: () => {
        action.run();
        manager.close(key);
      },
    },
  });
}

function List() {
  const { toasts } = Base.useToastManager();
  return toasts.map((item) => (
    <Base.Root key={item.id} toast={item} className={`ui-toast ui-toast-${item.type ?? "info"}`}>
      <Base.Content className="ui-toast-content">
        <div className="ui-toast-words">
          <Base.Title className="ui-toast-title" />
          <Base.Description className="ui-toast-text" />
        </div>
        <Base.Action className="ui-button ui-button-secondary ui-button-small" />
        <Base.Close className="ui-icon-button ui-icon-button-small" aria-label="Close">
          <X size={14} aria-hidden />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ));
}

/** Where toasts appear; once, near the root. */
export function Toasts() {
  return (
    <Base.Provider toastManager={manager} limit={4}>
      <Base.Portal>
        <Base.Viewport className="ui-toasts">
          <List />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}
