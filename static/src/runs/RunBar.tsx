import { ArrowLeft, Code, CopyPlus, Cpu, ScrollText, Square } from "lucide-react";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { cancelRun, draftOf, isOver } from "../api/runs";
import type { RunDetail } from "../api/types";
import { LogsPanel } from "../results";
import { formatSeconds, formatWhen } from "../results/format";
import { StateBadge } from "../results/StateBadge";
import { Button, Dialog, IconButton, Popover, toast } from "../ui";
import { useView } from "../view/store";
import { RunHistory } from "./RunHistory";

function Environment({ run }: { run: RunDetail }) {
  const facts = Object.entries(run.environment).filter(([, value]) => value);
  return (
    <Popover
      align="end"
      title="Where it ran"
      trigger={<IconButton label="Environment" icon={<Cpu size={16} aria-hidden />} />}
    >
      <dl className="run-environment">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{String(value)}</dd>
          </div>
        ))}
      </dl>
    </Popover>
  );
}

function Log() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton
        label="Log"
        icon={<ScrollText size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      />
      <Dialog open={open} onOpenChange={setOpen} title="Log" size="large">
        <div className="run-log">
          <LogsPanel />
        </div>
      </Dialog>
    </>
  );
}

function UseAsDraft({ run }: { run: RunDetail }) {
  const [, navigate] = useLocation();
  const [busy, setBusy] = useState(false);
  const copy = async () => {
    setBusy(true);
    try {
      navigate(`/g/${(await draftOf(run.id)).id}`);
    } catch (reason) {
      setBusy(false);
      const text = reason instanceof Error ? reason.message : String(reason);
      toast("No draft was made.", { kind: "error", text });
    }
  };
  return (
    <Button kind="primary" icon={<CopyPlus size={14} aria-hidden />} disabled={busy} onClick={copy}>
      Use as draft
    </Button>
  );
}

function Cancel({ run }: { run: RunDetail }) {
  const cancel = () =>
    cancelRun(run.id).catch((reason: Error) =>
      toast("The run was not cancelled.", { kind: "error", text: reason.message }),
    );
  return (
    <Button
      kind="danger"
      icon={<Square size={13} fill="currentColor" aria-hidden />}
      onClick={cancel}
    >
      Cancel
    </Button>
  );
}

/** The bar over a run that one looks at. */
export function RunBar({ run, mayEdit }: { run: RunDetail; mayEdit: boolean }) {
  const codeOpen = useView((view) => view.codeOpen);
  const set = useView((view) => view.set);
  return (
    <header className="editor-bar run-bar">
      <Link href="/" className="editor-home" aria-label="All experiments">
        <img src="/icon.svg" alt="" width={24} height={24} />
      </Link>
      <Link href={`/g/${run.graph}`} className="runs-back" title={run.graph_name}>
        <ArrowLeft size={15} aria-hidden />
        <span className="run-graph">{run.graph_name}</span>
      </Link>
      <h1 className="run-title">Run {run.number}</h1>
      <StateBadge state={run.state} />
      <span className="results-muted run-about">
        {formatSeconds(run.seconds)}, {formatWhen(run.started)}, by {run.user.name}
      </span>
      <div className="editor-bar-space" />
      <div className="editor-tools">
        <RunHistory graph={run.graph} current={run.id} />
        <IconButton
          label="Script"
          pressed={codeOpen}
          icon={<Code size={16} aria-hidden />}
          onClick={() => set({ codeOpen: !codeOpen })}
        />
        <Log />
        <Environment run={run} />
      </div>
      {!isOver(run.state) && mayEdit && <Cancel run={run} />}
      {mayEdit && <UseAsDraft run={run} />}
    </header>
  );
}
