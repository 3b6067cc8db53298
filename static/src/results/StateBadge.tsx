import {
  Ban,
  Check,
  CircleX,
  Clock,
  History,
  LoaderCircle,
  type LucideIcon,
  SkipForward,
  Unplug,
} from "lucide-react";
import type { NodeState, RunState } from "../api/types";
import { Badge, type Tone } from "../ui";
import { formatShare } from "./format";

interface Look {
  word: string;
  tone: Tone;
  Icon: LucideIcon;
}

const looks: Record<NodeState | RunState, Look> = {
  queued: { word: "Queued", tone: "neutral", Icon: Clock },
  running: { word: "Running", tone: "busy", Icon: LoaderCircle },
  done: { word: "Done", tone: "ok", Icon: Check },
  reused: { word: "Reused", tone: "ok", Icon: History },
  failed: { word: "Failed", tone: "danger", Icon: CircleX },
  skipped: { word: "Skipped", tone: "neutral", Icon: SkipForward },
  cancelled: { word: "Cancelled", tone: "warn", Icon: Ban },
  interrupted: { word: "Interrupted", tone: "warn", Icon: Unplug },
};

export const runStates: RunState[] = [
  "queued",
  "running",
  "done",
  "failed",
  "cancelled",
  "interrupted",
];

export function stateWord(state: NodeState | RunState): string {
  return looks[state]?.word ?? state;
}

interface StateBadgeProps {
  state: NodeState | RunState;
  /** how far it is, from 0 to 1 */
  fraction?: number | null;
}

/** A state by shape, colour and word. */
export function StateBadge({ state, fraction }: StateBadgeProps) {
  const { word, tone, Icon } = looks[state] ?? looks.queued;
  const running = state === "running";
  const far = running && typeof fraction === "number" ? ` ${formatShare(fraction)}` : "";
  return (
    <Badge
      tone={tone}
      className={running ? "state-running" : undefined}
      icon={<Icon size={11} aria-hidden />}
    >
      {word}
      {far}
    </Badge>
  );
}
