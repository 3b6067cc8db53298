import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { ApiError } from "../api/http";
import { Button, EmptyState, Spinner } from "../ui";
import "./results.css";

/** While something is on its way. */
export function Waiting({ what }: { what: string }) {
  return (
    <div className="results-wait">
      <Spinner label={what} />
      <span aria-hidden="true">{what}…</span>
    </div>
  );
}

interface FailedProps {
  title: string;
  error: Error;
  retry?: () => void;
}

/** When something did not arrive: what, why, and once more. */
export function Failed({ title, error, retry }: FailedProps) {
  const hint = error instanceof ApiError ? error.hint : "";
  return (
    <EmptyState
      icon={<CircleAlert size={20} aria-hidden />}
      title={title}
      action={retry && <Button onClick={retry}>Try again</Button>}
    >
      {error.message} {hint}
    </EmptyState>
  );
}

interface LoadedProps<T> {
  query: { data: T | undefined; error: Error | null; refetch(): unknown };
  what: string;
  children(data: T): ReactNode;
}

/** What a query gave, or why there is nothing yet. */
export function Loaded<T>({ query, what, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (!query.error) return <Waiting what={`Loading ${what}`} />;
  const title = `The ${what} could not be loaded`;
  return <Failed title={title} error={query.error} retry={() => query.refetch()} />;
}
