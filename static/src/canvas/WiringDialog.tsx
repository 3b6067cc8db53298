import { useActionContext } from "../actions";
import { moduleOf, typeColor } from "../api/catalogue";
import { type GraphDocument, labelOf, offers, useDocument } from "../document";
import { PickDialog, type PickItem } from "../ui";
import { useView } from "../view/store";
import { nodeSize } from "./flow-types";
import { wire } from "./use-wiring";

type Side = "output" | "input";

function portsOf(document: GraphDocument, node: string) {
  const module = moduleOf(document.node(node)?.module ?? "");
  const outputs = (module?.outputs ?? []).map((port) => ({ side: "output" as Side, port }));
  const inputs = (module?.inputs ?? []).map((port) => ({ side: "input" as Side, port }));
  return [...outputs, ...inputs];
}

/** Wiring by keyboard: pick a port of a node, then what it goes to. */
export function WiringDialog() {
  const wiring = useView((view) => view.wiring);
  const set = useView((view) => view.set);
  const document = useDocument();
  const now = useActionContext();
  if (!wiring) return null;
  const node = document.node(wiring.node);
  if (!node) return null;
  const back = () => {
    set({ wiring: null });
    requestAnimationFrame(() => now().canvas?.focus(wiring.node));
  };
  const ports = portsOf(document, wiring.node);
  const named = ports.find(
    ({ port, side }) => port.name === wiring.port && side === (wiring.side ?? side),
  );
  const chosen = named ?? (ports.length === 1 ? ports[0] : undefined);
  if (!chosen) {
    const items: PickItem[] = ports.map(({ port, side }) => ({
      id: `${side}.${port.name}`,
      label: labelOf(port),
      hint: side === "output" ? `output · ${port.type}` : `input · ${port.type}`,
      color: typeColor(port.type),
    }));
    return (
      <PickDialog
        key="port"
        title={`Connect “${node.name}”: which port?`}
        placeholder="Name of a port"
        items={items}
        onClose={back}
        onPick={(id) => {
          const [side, port] = id.split(".") as [Side, string];
          set({ wiring: { node: wiring.node, port, side } });
        }}
      />
    );
  }
  const { port, side } = chosen;
  const from = { node: wiring.node, port: port.name, side };
  const fit = offers(document, now().catalogue, from);
  const items: PickItem[] = fit.map((offer) => ({
    id: `${offer.node.id}.${offer.port.name}`,
    label: `${offer.node.name}: ${labelOf(offer.port)}`,
    hint: offer.replaces ? "replaces its wire" : offer.port.type,
    color: typeColor(offer.port.type),
  }));
  const gone = document
    .edges()
    .filter((edge) =>
      side === "output"
        ? edge.source === from.node && edge.sourcePort === from.port
        : edge.target === from.node && edge.targetPort === from.port,
    );
  for (const edge of gone) {
    const other = document.node(side === "output" ? edge.target : edge.source);
    items.push({
      id: `remove ${edge.id}`,
      label: `Remove the wire ${side === "output" ? "to" : "from"} ${other?.name}`,
    });
  }
  items.push({ id: "new", label: "A new module…" });
  return (
    <PickDialog
      key="target"
      title={
        side === "output"
          ? `Connect “${node.name}”, ${labelOf(port)}, to…`
          : `Connect “${node.name}”, ${labelOf(port)}, from…`
      }
      placeholder="Name of a module"
      empty="No port of this experiment fits"
      items={items}
      onClose={back}
      onPick={(id) => {
        const offer = fit.find((one) => `${one.node.id}.${one.port.name}` === id);
        if (id !== "new") back();
        if (offer) wire(document, offer.connection);
        else if (id.startsWith("remove ")) document.disconnect([id.slice("remove ".length)]);
        else {
          set({ wiring: null });
          const at = document.position(from.node) ?? { x: 0, y: 0 };
          const shift = side === "output" ? nodeSize.width + 90 : -nodeSize.width - 90;
          const place = { x: at.x + shift, y: at.y };
          const screen = now().canvas?.toScreen(place) ?? { x: 200, y: 200 };
          set({ quickAdd: { at: place, screen, from: { ...from, type: port.type } } });
        }
      }}
    />
  );
}
