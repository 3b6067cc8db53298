import { Component, type ErrorInfo, type ReactNode } from "react";
import { Button } from "../ui";

/** Says that a part of the page broke, instead of showing nothing. */
export class Failure extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    console.error(error, info.componentStack);
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <main className="editor-failure" role="alert">
        <h1>This page has stopped working</h1>
        <p>Your edits are kept. Loading the page again usually helps.</p>
        <pre>{error.message}</pre>
        <Button kind="primary" onClick={() => location.reload()}>
          Load again
        </Button>
      </main>
    );
  }
}
