import { MousePointerClick } from "lucide-react";
import { useState } from "react";
import { ApiError } from "../api/http";
import type { Sample } from "../api/types";
import { canvas } from "../canvas/handle";
import { parseFragment, useDocument } from "../document";
import { Keys, toast } from "../ui";
import { useView } from "../view/store";
import { sampleText } from "./graphs";
import "./home.css";
import { Samples } from "./Samples";

/** What an experiment without modules offers: samples to begin with, or the ways to add the first. */
export function EmptyCanvas() {
  const graph = useDocument();
  const [busy, setBusy] = useState<string>();

  const begin = async (sample: Sample) => {
    setBusy(sample.name);
    try {
      const fragment = parseFragment(await sampleText(sample.name));
      if (!fragment || !graph.isEmpty) return;
      graph.transact(() => {
        graph.paste(fragment, { x: 0, y: 0 });
        if (/^untitled/i.test(graph.name)) graph.setName(fragment.name);
      });
      useView.getState().announce(`${sample.title} is on the canvas.`);
      requestAnimationFrame(() => canvas.current?.fitAll());
    } catch (reason) {
      if (!(reason instanceof ApiError)) throw reason;
      toast("The sample could not be opened", { kind: "error", text: reason.message });
    } finally {
      setBusy(undefined);
    }
  };

  return (
    <div className="home-empty">
      <section className="home-empty-card" aria-labelledby="home-empty-title">
        <h2 id="home-empty-title">Begin with a sample</h2>
        <Samples small busy={busy} onPick={begin} />
        <p className="home-empty-hint">
          <MousePointerClick size={15} aria-hidden />
          <span>
            Or drag a module here, double-click, or press <Keys keys="A" /> to find one. A table or
            a graph file can be dropped here too.
          </span>
        </p>
      </section>
    </div>
  );
}
