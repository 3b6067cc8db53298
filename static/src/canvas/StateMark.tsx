import {
  Ban,
  Circle,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleSlash,
  Hourglass,
  LoaderCircle,
  type LucideIcon,
  PencilLine,
  PowerOff,
  Recycle,
} from "lucide-react";
import type { ShownState } from "./node-state";

const icons: Record<ShownState, LucideIcon> = {
  "not-ready": CircleDashed,
  ready: Circle,
  queued: Hourglass,
  running: LoaderCircle,
  done: CircleCheck,
  reused: Recycle,
  stale: PencilLine,
  failed: CircleAlert,
  skipped: Ban,
  cancelled: CircleSlash,
  off: PowerOff,
};

/** The shape of a state; its colour comes from the class, its word stands beside. */
export function StateMark({ state, size = 14 }: { state: ShownState; size?: number }) {
  const Icon = icons[state];
  return <Icon size={size} aria-hidden className="node-state-mark" />;
}
