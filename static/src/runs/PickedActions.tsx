import { ChartNoAxesColumn, Trash2 } from "lucide-react";
import { useState } from "react";
import { useLocation } from "wouter";
import { deleteRuns } from "../api/runs";
import { useSession } from "../api/session";
import { Button, Dialog, toast } from "../ui";
import { comparePath, mostCompared } from "./compare";

interface PickedActionsProps {
  picked: string[];
  onDone(): void;
}

/** What one can do with the runs one has picked. */
export function PickedActions({ picked, onDone }: PickedActionsProps) {
  const [, navigate] = useLocation();
  const [asking, setAsking] = useState(false);
  const owner = useSession().data?.role === "owner";
  const remove = async () => {
    setAsking(false);
    try {
      await deleteRuns(picked);
      onDone();
    } catch (reason) {
      toast("The runs could not be deleted.", { kind: "error", text: String(reason) });
    }
  };
  const enough = picked.length > 1 && picked.length <= mostCompared;
  return (
    <>
      {owner && picked.length > 0 && (
        <Button
          kind="ghost"
          icon={<Trash2 size={14} aria-hidden />}
          onClick={() => setAsking(true)}
        >
          Delete
        </Button>
      )}
      <Button
        kind="primary"
        icon={<ChartNoAxesColumn size={14} aria-hidden />}
        disabled={!enough}
        title={enough ? undefined : "Pick two or more runs"}
        onClick={() => navigate(comparePath(picked))}
      >
        {picked.length > 1 ? `Compare ${picked.length} runs` : "Compare"}
      </Button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        size="small"
        title={picked.length === 1 ? "Delete this run?" : `Delete ${picked.length} runs?`}
        description="Their results, logs and measures go with them. This cannot be undone."
        actions={
          <>
            <Button onClick={() => setAsking(false)}>Keep</Button>
            <Button kind="danger" onClick={remove}>
              Delete
            </Button>
          </>
        }
      >
        {null}
      </Dialog>
    </>
  );
}
