/**
 * Edits that the server has not yet acknowledged, kept in IndexedDB so that a closed tab or a
 * crashed browser loses none. Rows of one graph may come from several tabs; sending a row twice
 * does no harm.
 */
export interface Outbox {
  add(graph: string, update: Uint8Array): Promise<number>;
  rows(graph: string): Promise<{ key: number; update: Uint8Array }[]>;
  remove(keys: number[]): Promise<void>;
}

const database = "designer-outbox";
const store = "updates";

function promised<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(database, 1);
  request.onupgradeneeded = () => {
    const rows = request.result.createObjectStore(store, { autoIncrement: true });
    rows.createIndex("graph", "graph");
  };
  return promised(request);
}

/** An outbox in this browser; one in memory where the browser has no storage for us. */
export function openOutbox(): Outbox {
  const ready = typeof indexedDB === "undefined" ? Promise.reject() : opened();
  const fallback = memoryOutbox();
  ready.catch(() => {});
  const use = async <T>(
    mode: IDBTransactionMode,
    work: (rows: IDBObjectStore) => Promise<T>,
    otherwise: () => Promise<T>,
  ): Promise<T> => {
    const db = await ready.catch(() => null);
    return db ? work(db.transaction(store, mode).objectStore(store)) : otherwise();
  };
  return {
    add: (graph, update) =>
      use(
        "readwrite",
        async (rows) => Number(await promised(rows.add({ graph, update }))),
        () => fallback.add(graph, update),
      ),
    rows: (graph) =>
      use(
        "readonly",
        async (rows) => {
          const index = rows.index("graph");
          const [keys, values] = await Promise.all([
            promised(index.getAllKeys(graph)),
            promised(index.getAll(graph)),
          ]);
          return keys.map((key, at) => ({ key: Number(key), update: values[at].update }));
        },
        () => fallback.rows(graph),
      ),
    remove: (keys) =>
      use(
        "readwrite",
        async (rows) => {
          for (const key of keys) rows.delete(key);
        },
        () => fallback.remove(keys),
      ),
  };
}

export function memoryOutbox(): Outbox {
  const kept = new Map<number, { graph: string; update: Uint8Array }>();
  let next = 1;
  return {
    async add(graph, update) {
      kept.set(next, { graph, update });
      return next++;
    },
    async rows(graph) {
      return [...kept]
        .filter(([, row]) => row.graph === graph)
        .map(([key, row]) => ({ key, update: row.update }));
    },
    async remove(keys) {
      for (const key of keys) kept.delete(key);
    },
  };
}
