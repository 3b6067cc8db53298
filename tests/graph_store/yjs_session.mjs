// Edits a document with Yjs itself, undo and redo included: one base64 update a line.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.argv[2]);
const Y = require("yjs");

const doc = new Y.Doc();
Y.applyUpdate(doc, Buffer.from(readFileSync(0, "utf8"), "base64"));
doc.on("update", (update) => console.log(Buffer.from(update).toString("base64")));

const roots = ["meta", "nodes", "layout", "notes", "groups", "parameters"];
const [meta, nodes, layout, notes] = roots.map((name) => doc.getMap(name));
const history = new Y.UndoManager(
  roots.map((name) => doc.getMap(name)),
  { captureTimeout: 0 },
);

function node(module) {
  return new Y.Map([
    ["name", module],
    ["module", module],
    ["version", "1"],
    ["params", new Y.Map([["p", "1"]])],
    ["inputs", new Y.Map()],
  ]);
}

doc.transact(() => {
  nodes.set("b-000", node("vote"));
  layout.set("b-000", "[1, 2]");
});
for (const value of ["1", "1.0", '"ü"', "12345678901234567890"])
  nodes.get("b-000").get("params").set("p", value);
nodes.get("b-000").get("inputs").set("data", '"a-000.output"');
nodes.get("b-000").get("inputs").set("data#k3f", '{"from": "a-000.output", "order": "i"}');
notes.set("n", new Y.Map([["text", "note"], ["at", "[0.4, 7]"], ["size", "[9, 9]"]]));
doc.transact(() => {
  nodes.delete("b-000");
  layout.delete("b-000");
});
history.undo(); // the node is back
history.undo(); // the note is gone
history.redo();
nodes.get("b-000").get("params").set("q", "2");
nodes.set("b-000", node("again"));
history.undo();
for (let i = 0; i < 200; i += 1) layout.set("b-000", `[${i}, 0]`);
meta.set("name", "From the browser");
