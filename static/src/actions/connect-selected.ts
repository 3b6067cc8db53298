import { entryFor, offers } from "../document";
import { toast } from "../ui";
import { type ActionContext, action } from "./action";

/** Wire each node to the next one on its right, by the first free ports that fit. */
function connectInOrder({ document, catalogue, selection }: ActionContext): number {
  const place = (id: string) => document.position(id)?.x ?? 0;
  const ids = [...selection.nodes].sort((a, b) => place(a) - place(b));
  let made = 0;
  for (const [index, id] of ids.slice(0, -1).entries()) {
    const node = document.node(id);
    const outputs = (node && catalogue.modules[node.module]?.outputs) ?? [];
    const offer = outputs
      .flatMap(({ name }) => offers(document, catalogue, { node: id, port: name, side: "output" }))
      .find((one) => one.node.id === ids[index + 1] && !one.replaces);
    if (!offer) continue;
    const { many, name } = entryFor(document, catalogue, offer.connection);
    document.connect(offer.connection, many, name);
    made += 1;
  }
  return made;
}

export const connectSelected = action({
  id: "connect-selected",
  label: "Connect selected, left to right",
  group: "Add and connect",
  keys: ["Mod+L"],
  scope: "canvas",
  enabled: ({ selection, editable }) => editable && selection.nodes.length > 1,
  run: (context) => {
    const made = context.document.transact(() => connectInOrder(context));
    if (made === 0) toast("No free ports of these modules fit each other", { id: "connect" });
    else context.view.announce(`${made} ${made === 1 ? "wire" : "wires"} added.`);
  },
});
