import { parseExact, printExact } from "../document/exact";
import type { Catalogue } from "./types";

interface Exact {
  modules?: Record<string, { params: { default?: unknown }[] }>;
}

/** The catalogue from its text; each default also as its text, which tells 1 from 1.0. */
export function readCatalogue(text: string): Catalogue {
  const catalogue = JSON.parse(text) as Catalogue;
  const exact = parseExact(text) as Exact;
  for (const [name, module] of Object.entries(catalogue.modules ?? {})) {
    module.params.forEach((param, index) => {
      const value = exact.modules?.[name]?.params[index]?.default;
      if (value !== undefined) param.default_text = printExact(value);
    });
  }
  return catalogue;
}
