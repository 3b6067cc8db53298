import { Compass } from "lucide-react";
import { Link } from "wouter";
import { EmptyState } from "../ui";

export function NotFound({ what = "page" }: { what?: string }) {
  return (
    <main className="editor-lost">
      <EmptyState
        icon={<Compass size={20} aria-hidden />}
        title={`There is no such ${what}`}
        action={
          <Link href="/" className="ui-button ui-button-primary ui-button-medium">
            All experiments
          </Link>
        }
      >
        It may have been deleted, or the address may be mistyped.
      </EmptyState>
    </main>
  );
}
