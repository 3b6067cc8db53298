let drags = 0;

/** A drag has begun: what it does is one step of undo, and another than the last one's. */
export function beginDrag(): void {
  drags += 1;
}

/** The merge key of the drag that is going on or has just ended. */
export function currentDrag(): string {
  return `drag:${drags}`;
}
