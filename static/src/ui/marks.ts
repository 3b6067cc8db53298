/** A stretch of help text: plain, `code`, or *emphasis*. */
export interface Piece {
  kind: "text" | "code" | "em";
  text: string;
}

const MARK = /`([^`\n]+)`|(?<![\w*])\*([^\s*]|[^\s*][^*\n]*[^\s*])\*(?![\w*])/g;

/** Take help text apart at its marks; a lone star or backtick is text. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(MARK)) {
    if (match.index > end) found.push({ kind: "text", text: text.slice(end, match.index) });
    const [whole, code, em] = match;
    found.push(code === undefined ? { kind: "em", text: em! } : { kind: "code", text: code });
    end = match.index + whole.length;
  }
  if (end < text.length) found.push({ kind: "text", text: text.slice(end) });
  return found;
}

/** Help text without its marks, for places that show plain text alone. */
export function unmarked(text: string): string {
  return pieces(text)
    .map((piece) => piece.text)
    .join("");
}
