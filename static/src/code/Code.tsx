import { type ComponentProps, lazy, Suspense } from "react";
import type PythonView from "./PythonView";
import "./code.css";

const Lazy = lazy(() => import("./PythonView"));

/** Python to read. The editor arrives on first use; until then the plain text stands in. */
export function Code(props: ComponentProps<typeof PythonView>) {
  return (
    <Suspense
      fallback={
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
        <pre className="code-plain" tabIndex={0}>
          {props.text}
        </pre>
      }
    >
      <Lazy {...props} />
    </Suspense>
  );
}
