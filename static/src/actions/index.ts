export type { Action, ActionContext, ActionGroup } from "./action";
export { ActionsProvider, isEnabled, perform, useActionContext } from "./context";
export { actionOf, actions, gestures } from "./registry";
export { useKeyboard } from "./use-keyboard";
