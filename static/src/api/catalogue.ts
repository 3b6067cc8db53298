import { useQuery } from "@tanstack/react-query";
import { get } from "./http";
import { queryClient } from "./queries";
import { readCatalogue } from "./read-catalogue";
import type { Catalogue, InputPort, Module, OutputPort } from "./types";

const key = ["catalogue"];
const empty: Catalogue = { format: 1, versions: {}, types: {}, modules: {} };

const query = {
  queryKey: key,
  queryFn: ({ signal }: { signal: AbortSignal }) => get("/api/catalogue", signal, readCatalogue),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
};

export function useCatalogueQuery() {
  return useQuery(query);
}

/** The modules one can use; empty until they have arrived. */
export function useCatalogue(): Catalogue {
  return useQuery(query).data ?? empty;
}

/** The catalogue outside components. */
export function catalogue(): Catalogue {
  return queryClient.getQueryData<Catalogue>(key) ?? empty;
}

/** A module by name; undefined for one this catalogue does not know. */
export function moduleOf(name: string, from: Catalogue = catalogue()): Module | undefined {
  return Object.hasOwn(from.modules, name) ? from.modules[name] : undefined;
}

export function inputOf(module: Module | undefined, port: string): InputPort | undefined {
  return module?.inputs.find((input) => input.name === port);
}

export function outputOf(module: Module | undefined, port: string): OutputPort | undefined {
  return module?.outputs.find((output) => output.name === port);
}

/** Whether what one port gives may enter another: equal types, an input for any, or one of several. */
export function fits(outputType: string, inputType: string): boolean {
  return inputType === "Any" || inputType.split("|").includes(outputType);
}

/** The name of the colour token for a port type, e.g. `var(--type-table)`. */
export function typeColor(type: string): string {
  const known = [
    "table",
    "estimator",
    "model",
    "transformation",
    "clusterer",
    "metrics",
    "chart",
    "any",
  ];
  const first = (type.split("|")[0] ?? "any").toLowerCase();
  return `var(--type-${known.includes(first) ? first : "any"})`;
}
