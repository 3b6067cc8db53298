import * as Y from "yjs";

/** An edit made here; only these are ours to undo. */
export const mine = { edit: "mine" };

const burst = 1_500;

/**
 * Undo and redo of one's own edits, in steps a person would name: everything in one transaction,
 * and transactions with the same merge key that follow each other closely (typing in one field,
 * one drag, a burst of arrow keys), are one step.
 */
export class History {
  private readonly manager: Y.UndoManager;
  private lastKey: string | null = null;
  private lastTime = 0;

  constructor(
    private readonly doc: Y.Doc,
    roots: Y.Map<unknown>[],
    private readonly now: () => number = () => Date.now(),
  ) {
    this.manager = new Y.UndoManager(roots, {
      trackedOrigins: new Set([mine]),
      captureTimeout: Number.MAX_SAFE_INTEGER,
    });
  }

  transact<T>(edit: () => T, merge?: string): T {
    const time = this.now();
    const goesOn = merge !== undefined && merge === this.lastKey && time - this.lastTime < burst;
    if (!goesOn && !this.inside) this.manager.stopCapturing();
    if (!this.inside) {
      this.lastKey = merge ?? null;
      this.lastTime = time;
    }
    const outer = this.inside;
    this.inside = true;
    try {
      return this.doc.transact(edit, mine);
    } finally {
      this.inside = outer;
    }
  }

  private inside = false;

  /** Let the next edit begin a new step, whatever its key. */
  seal(): void {
    this.lastKey = null;
  }

  undo(): boolean {
    this.seal();
    return this.manager.undo() !== null;
  }

  redo(): boolean {
    this.seal();
    return this.manager.redo() !== null;
  }

  get canUndo(): boolean {
    return this.manager.undoStack.length > 0;
  }

  get canRedo(): boolean {
    return this.manager.redoStack.length > 0;
  }

  onChange(listener: () => void): void {
    for (const name of ["stack-item-added", "stack-item-popped", "stack-cleared"] as const)
      this.manager.on(name, listener);
  }

  destroy(): void {
    this.manager.destroy();
  }
}
