import { type Fields, float, integer, Numeral, objectOrNumber, tuple, type Value } from "./value";

/** Text that is no value, with the place where reading stopped. */
export class LiteralError extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

/** Reads JSON text without losing the kind of its numbers; `undefined` for text that is not JSON. */
export function parse(text: string): Value | undefined {
  try {
    JSON.parse(text);
    return new Reader(text, "json").whole();
  } catch {
    return undefined;
  }
}

/** Reads a Python literal as a person types it: `None`, `[1, 2.0]`, `{'a': True}`, `(100, 50)`. */
export function parsePython(text: string): Value {
  return new Reader(text, "python").whole();
}

const WORDS: Readonly<Record<string, Value>> = {
  None: null,
  True: true,
  False: false,
  null: null,
  true: true,
  false: false,
  nan: new Numeral("nan"),
  inf: new Numeral("inf"),
};

const CLOSERS: Readonly<Record<string, string>> = { "[": "]", "(": ")", "{": "}" };

class Reader {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly dialect: "json" | "python",
  ) {}

  whole(): Value {
    const value = this.value();
    this.skip();
    if (this.at < this.text.length) this.fail(`"${this.rest()}" is left over`);
    return value;
  }

  private value(): Value {
    this.skip();
    const next = this.text[this.at];
    if (next === undefined) this.fail("a value is missing");
    if (next === "[" || next === "(") return this.list(next);
    if (next === "{") return this.fields();
    if (next === '"' || next === "'") return this.string(next);
    return this.word();
  }

  private list(opener: string): Value {
    const items: Value[] = [];
    let comma = false;
    this.members(
      opener,
      () => items.push(this.value()),
      () => {
        comma = true;
      },
    );
    if (opener === "[") return items;
    return items.length === 1 && !comma ? (items[0] as Value) : tuple(items);
  }

  private fields(): Value {
    const found: [string, Value][] = [];
    this.members("{", () => {
      const name = this.value();
      if (typeof name !== "string") this.fail("a key has to be text in quotes");
      this.skip();
      if (this.text[this.at] !== ":") this.fail('":" is missing after a key');
      this.at++;
      found.push([name as string, this.value()]);
    });
    return objectOrNumber(Object.fromEntries(found) as Fields);
  }

  private members(opener: string, read: () => void, comma: () => void = () => {}): void {
    const closer = CLOSERS[opener] as string;
    this.at++;
    for (;;) {
      this.skip();
      if (this.text[this.at] === closer) break;
      if (this.at >= this.text.length) this.fail(`"${closer}" is missing`);
      read();
      this.skip();
      if (this.text[this.at] === ",") {
        this.at++;
        comma();
      } else if (this.text[this.at] !== closer) this.fail(`"," or "${closer}" is missing`);
    }
    this.at++;
  }

  private string(quote: string): string {
    const start = this.at++;
    while (this.at < this.text.length && this.text[this.at] !== quote) {
      if (this.text[this.at] === "\n") break;
      this.at += this.text[this.at] === "\\" ? 2 : 1;
    }
    if (this.text[this.at] !== quote) this.fail(`the closing ${quote} is missing`);
    this.at++;
    return unescaped(this.text.slice(start + 1, this.at - 1), () => this.fail("unknown escape"));
  }

  private word(): Value {
    const found = /^[^\s,:[\](){}'"]+/.exec(this.text.slice(this.at))?.[0];
    if (!found) return this.fail(`"${this.text[this.at]}" does not belong here`);
    const known = this.dialect === "python" || found.length > 3 ? WORDS[found] : undefined;
    const value = known !== undefined ? known : (integer(found) ?? float(found));
    if (value === null && known === undefined) {
      return this.fail(`"${found}" is no literal; text needs quotes`);
    }
    this.at += found.length;
    return this.dialect === "json" && value instanceof Numeral ? new Numeral(found) : value;
  }

  private skip(): void {
    while (/\s/.test(this.text[this.at] ?? "")) this.at++;
  }

  private rest(): string {
    const left = this.text.slice(this.at).trim();
    return left.length > 20 ? `${left.slice(0, 20)}…` : left;
  }

  private fail(message: string): never {
    throw new LiteralError(message, this.at);
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  b: "\b",
  f: "\f",
  "0": "\0",
  "\\": "\\",
  "'": "'",
  '"': '"',
  "/": "/",
};

function unescaped(body: string, fail: () => never): string {
  return body.replace(/\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[\s\S])/g, (_, sign: string) => {
    if (sign.length > 1) return String.fromCharCode(Number.parseInt(sign.slice(1), 16));
    return ESCAPES[sign] ?? fail();
  });
}
