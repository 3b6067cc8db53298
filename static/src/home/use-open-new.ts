import { useState } from "react";
import { useLocation } from "wouter";
import { ApiError } from "../api/http";
import { toast } from "../ui";
import { type NewGraph, useGraphCommands } from "./graphs";
import { graphText, NotAGraph } from "./import";

/** Makes a graph and opens it; `busy` names what it is being made from. */
export function useOpenNew() {
  const { create } = useGraphCommands();
  const [, navigate] = useLocation();
  const [busy, setBusy] = useState<string>();

  const open = async (graph: NewGraph, from: string) => {
    setBusy(from);
    try {
      const made = await create.mutateAsync(graph);
      navigate(`/g/${made.id}`);
    } catch (reason) {
      refused("The experiment could not be made", reason);
    } finally {
      setBusy(undefined);
    }
  };
  const importFile = async (file: File | undefined) => {
    if (!file) return;
    try {
      await open({ document: await graphText(file) }, file.name);
    } catch (reason) {
      refused("The file could not be opened", reason);
    }
  };
  return { open, importFile, busy };
}

/** Tells why something was refused; anything else is our own mistake. */
function refused(title: string, reason: unknown): void {
  if (reason instanceof NotAGraph) toast(title, { kind: "error", text: reason.message });
  else if (reason instanceof ApiError) {
    const places = reason.problems.slice(0, 3).map((problem) => problem.message);
    const text = [reason.message, reason.hint, ...places].filter(Boolean).join(" ");
    toast(title, { kind: "error", text });
  } else throw reason;
}
