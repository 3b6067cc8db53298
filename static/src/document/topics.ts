/** Who wants to hear of which change. */
export class Topics {
  private readonly listeners = new Map<string, Set<() => void>>();

  on(topic: string, listener: () => void): () => void {
    const set = this.listeners.get(topic) ?? new Set();
    this.listeners.set(topic, set.add(listener));
    return () => {
      set.delete(listener);
      if (set.size === 0 && this.listeners.get(topic) === set) this.listeners.delete(topic);
    };
  }

  tell(topics: Iterable<string>): void {
    for (const topic of topics)
      for (const listener of [...(this.listeners.get(topic) ?? [])]) listener();
  }
}
