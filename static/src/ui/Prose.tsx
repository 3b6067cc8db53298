import { pieces } from "./marks";

/** Help text, its `code` and *emphasis* shown as such. */
export function Prose({ text }: { text: string }) {
  return pieces(text).map(({ kind, text: inner }, place) => {
    const key = `${place} ${inner}`;
    if (kind === "code") return <code key={key}>{inner}</code>;
    return kind === "em" ? <em key={key}>{inner}</em> : inner;
  });
}
