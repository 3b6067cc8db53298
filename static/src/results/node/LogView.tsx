import { ArrowDown } from "lucide-react";
import { useLayoutEffect, useRef, useState } from "react";
import { isOver, type LogLine, useRunLog } from "../../api/runs";
import type { RunDetail } from "../../api/types";
import { Button, classes, EmptyState } from "../../ui";
import { Loaded } from "../States";
import "./node.css";

const mostShown = 2000;

function clock(time: string): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? "" : date.toLocaleTimeString(undefined, { hour12: false });
}

interface LinesProps {
  lines: LogLine[];
  nameOf?: (node: string) => string;
}

function Line({ line, nameOf }: { line: LogLine; nameOf?: (node: string) => string }) {
  const { stream, time, node, text } = line;
  return (
    <li className={classes("log-line", `log-${stream}`)}>
      <time dateTime={time}>{clock(time)}</time>
      {nameOf && <span className="log-node">{nameOf(node)}</span>}
      <span className="log-text">
        {stream !== "stdout" && <span className="visually-hidden">{stream}: </span>}
        {text.replace(/\n$/, "")}
      </span>
    </li>
  );
}

/** Lines that grow at the end; it stays at the end unless one has scrolled up to read. */
function Lines({ lines, nameOf }: LinesProps) {
  const scroller = useRef<HTMLElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const toEnd = () => {
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: new lines move the end
  useLayoutEffect(() => {
    if (atEnd) toEnd();
  }, [lines, atEnd]);
  const shown = lines.slice(-mostShown);
  return (
    <div className="log">
      <section
        ref={scroller}
        className="log-scroll"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
        tabIndex={0}
        aria-label="Log"
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) =>
          setAtEnd(scrollTop + clientHeight >= scrollHeight - 8)
        }
      >
        {lines.length > shown.length && (
          <p className="results-muted">The last {mostShown} lines.</p>
        )}
        <ol>
          {shown.map((line) => (
            <Line key={line.seq} line={line} nameOf={nameOf} />
          ))}
        </ol>
      </section>
      {!atEnd && (
        <Button
          size="small"
          className="log-end"
          icon={<ArrowDown size={13} aria-hidden />}
          onClick={toEnd}
        >
          To the end
        </Button>
      )}
    </div>
  );
}

interface LogViewProps {
  run: RunDetail;
  /** one node, or all with their names */
  node: string | null;
  nameOf?: (node: string) => string;
}

/** What a node, or all of them, printed and warned; live while the run goes on. */
export function LogView({ run, node, nameOf }: LogViewProps) {
  const query = useRunLog(run.id, node);
  return (
    <Loaded query={query} what="log">
      {(lines) =>
        lines.length > 0 ? (
          <Lines lines={lines} nameOf={node === null ? nameOf : undefined} />
        ) : (
          <EmptyState title={isOver(run.state) ? "Nothing was printed" : "Nothing printed yet"} />
        )
      }
    </Loaded>
  );
}
