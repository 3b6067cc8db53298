import { synonymsOf } from "./synonyms";

/** What the search knows of one entry. A catalogue module fits as it is. */
export interface Findable {
  name: string;
  title: string;
  category: string;
  level?: string;
  summary?: string;
  keywords?: readonly string[];
}

/** One entry, taken apart into words once so that each key press is cheap. */
export interface Indexed<T extends Findable> {
  item: T;
  fields: readonly Field[];
  phrase: string;
}

interface Field {
  weight: number;
  words: readonly string[];
  joined: string;
  initials: string;
}

const WEIGHTS = { title: 1, name: 0.95, keyword: 0.85, category: 0.5, summary: 0.3 };

/** Splits text into lower-case words: `KNeighborsClassifier`, `split_data` and `k-means` alike. */
export function words(text: string): string[] {
  return text
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** Prepares a catalogue for searching. */
export function indexed<T extends Findable>(items: readonly T[]): Indexed<T>[] {
  return items.map((item) => ({
    item,
    phrase: words(item.title).join(" "),
    fields: [
      field(item.title, WEIGHTS.title),
      field(item.name, WEIGHTS.name),
      ...(item.keywords ?? []).map((keyword) => field(keyword, WEIGHTS.keyword)),
      field(item.category, WEIGHTS.category),
      field(item.summary ?? "", WEIGHTS.summary, false),
    ],
  }));
}

function field(text: string, weight: number, short = true): Field {
  const parts = words(text);
  const initials = short ? parts.map((part) => part[0]).join("") : "";
  return { weight, words: parts, joined: short ? parts.join("") : "", initials };
}

/**
 * The entries that match every word of the query, best first, equally good ones in their order;
 * all of them for an empty query.
 */
export function ranked<T extends Findable>(index: readonly Indexed<T>[], query: string): T[] {
  const asked = words(query);
  if (asked.length === 0) return index.map((entry) => entry.item);
  return index
    .map((entry) => ({ item: entry.item, score: score(entry, asked) }))
    .filter((found) => found.score > 0)
    .sort((a, b) => b.score - a.score)
    .map((found) => found.item);
}

function score<T extends Findable>(entry: Indexed<T>, asked: readonly string[]): number {
  let total = 0;
  for (const word of asked) {
    const best = Math.max(
      bestField(entry, word),
      ...synonymsOf(word).map((other) => 0.8 * phraseScore(entry, other)),
    );
    if (best === 0) return 0;
    total += best;
  }
  const whole = asked.join(" ");
  const bonus = entry.phrase === whole ? 1 : entry.phrase.startsWith(whole) ? 0.4 : 0;
  return total / asked.length + bonus + (entry.item.level === "essential" ? 0.08 : 0);
}

function phraseScore<T extends Findable>(entry: Indexed<T>, phrase: string): number {
  return Math.min(...words(phrase).map((word) => bestField(entry, word, false)));
}

function bestField<T extends Findable>(entry: Indexed<T>, word: string, forgiving = true): number {
  let best = 0;
  for (const one of entry.fields) {
    if (one.weight > best) best = Math.max(best, one.weight * closeness(one, word, forgiving));
  }
  return best;
}

function closeness(one: Field, word: string, forgiving: boolean): number {
  if (one.joined === word) return 1;
  let best = 0;
  for (const [position, candidate] of one.words.entries()) {
    const early = 1 - 0.02 * Math.min(position, 5);
    if (candidate === word) best = Math.max(best, early);
    else if (candidate.startsWith(word)) best = Math.max(best, 0.88 * early);
    else if (word.length > 2 && candidate.includes(word)) best = Math.max(best, 0.55);
  }
  if (best === 0 && word.length > 1 && one.initials.startsWith(word)) best = 0.75;
  if (best === 0 && word.length > 2 && one.joined.includes(word)) best = 0.6;
  if (best === 0 && forgiving) best = misspelt(one.words, word);
  return best;
}

function misspelt(candidates: readonly string[], word: string): number {
  const allowed = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  if (allowed === 0) return 0;
  for (const candidate of candidates) {
    if (candidate.length < 4) continue;
    const ends = new Set([candidate.length, Math.min(candidate.length, word.length)]);
    for (const end of ends) {
      if (distance(candidate.slice(0, end), word, allowed) <= allowed) return 0.45;
    }
  }
  return 0;
}

/** Edits (insert, drop, change, swap neighbours) from one word to another; stops above `limit`. */
export function distance(a: string, b: string, limit = 3): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        at(above, column) + 1,
        at(current, column - 1) + 1,
        at(above, column - 1) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, at(before, column - 2) + 1);
      current.push(cost);
    }
    before = above;
    above = current;
  }
  return at(above, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
