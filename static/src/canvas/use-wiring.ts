import {
  type FinalConnectionState,
  type Connection as FlowConnection,
  type HandleType,
  type IsValidConnection,
  useReactFlow,
} from "@xyflow/react";
import { useCallback, useMemo, useRef } from "react";
import { useActionContext } from "../actions";
import { catalogue, inputOf, moduleOf, outputOf } from "../api/catalogue";
import {
  type Connection,
  entryFor,
  type GraphDocument,
  offers,
  refusal,
  useDocument,
} from "../document";
import { useView } from "../view/store";
import { useConnecting } from "./connecting";
import { type CanvasEdge, nodeSize } from "./flow-types";
import { ends } from "./RefusalHint";

function connectionOf(flow: FlowConnection | CanvasEdge): Connection {
  return {
    source: flow.source,
    sourcePort: flow.sourceHandle ?? "",
    target: flow.target,
    targetPort: flow.targetHandle ?? "",
  };
}

/** Wire two ports as their input wants it, and say so. */
export function wire(document: GraphDocument, connection: Connection): void {
  const { many, name } = entryFor(document, catalogue(), connection);
  document.connect(connection, many, name);
  const [from, to] = [document.node(connection.source), document.node(connection.target)];
  useView.getState().announce(`Wired ${from?.name} to ${to?.name}.`);
}

type Start = { nodeId: string | null; handleId: string | null; handleType: HandleType | null };

function pointOf(event: MouseEvent | TouchEvent): { x: number; y: number } {
  const touch = "changedTouches" in event ? event.changedTouches[0] : event;
  return { x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 };
}

/** Drawing wires: what starts, what is allowed, and what happens at the loose end. */
export function useWiring() {
  const document = useDocument();
  const now = useActionContext();
  const { screenToFlowPosition } = useReactFlow();
  const landed = useRef(false);

  const begin = useCallback(
    ({ nodeId, handleId, handleType }: Start) => {
      if (!nodeId || !handleId) return;
      const from = {
        node: nodeId,
        port: handleId,
        side: handleType === "source" ? ("output" as const) : ("input" as const),
      };
      const fitting = offers(document, catalogue(), from).map(
        ({ node, port }) => `${node.id}.${port.name}`,
      );
      useConnecting.setState({ from, fitting: new Set(fitting) });
    },
    [document],
  );

  const stop = useCallback(
    () => useConnecting.setState({ from: null, fitting: new Set(), reconnecting: null }),
    [],
  );

  const isValid: IsValidConnection<CanvasEdge> = useCallback(
    (flow) => refusal(document, catalogue(), connectionOf(flow)) === null,
    [document],
  );

  /** Let go over a node but no port: the only port that fits, else ask. */
  const onBody = useCallback(
    (node: string, from: NonNullable<ReturnType<typeof looseEnd>>) => {
      const fit = offers(document, catalogue(), from).filter((offer) => offer.node.id === node);
      const free = fit.filter((offer) => !offer.replaces);
      const [only] = free.length === 1 ? free : fit;
      if (fit.length === 0)
        useView.getState().announce(`“${document.node(node)?.name}” has no port that fits.`);
      else if (free.length === 1 || fit.length === 1) wire(document, only!.connection);
      else
        useView.getState().set({ wiring: { node: from.node, port: from.port, side: from.side } });
    },
    [document],
  );

  return useMemo(
    () => ({
      isValidConnection: isValid,
      onConnectStart: (_: unknown, start: Start) => {
        if (!useConnecting.getState().reconnecting) begin(start);
      },
      onClickConnectStart: (_: unknown, start: Start) => begin(start),
      onClickConnectEnd: stop,
      onConnect: (flow: FlowConnection) => wire(document, connectionOf(flow)),
      onConnectEnd: (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
        if (useConnecting.getState().reconnecting) return; // onReconnectEnd sees to it
        stop();
        if (state.isValid || !state.fromHandle) return;
        const refused = ends(state as never);
        const point = pointOf(event);
        if (state.toHandle) {
          const reason = refused && refusal(document, catalogue(), refused);
          if (reason) useView.getState().announce(reason);
          return;
        }
        const from = looseEnd(document, state);
        const under = window.document.elementFromPoint(point.x, point.y);
        const node = under?.closest<HTMLElement>(".react-flow__node")?.dataset.id;
        if (!from) return;
        if (node && node !== from.node && document.node(node)) onBody(node, from);
        else if (under?.closest(".react-flow__pane, .react-flow__edges")) {
          const at = screenToFlowPosition(point);
          const left = from.side === "output" ? 0 : nodeSize.width;
          now().view.set({
            quickAdd: { screen: point, at: { x: at.x - left, y: at.y - 66 }, from },
          });
        }
      },
      onReconnectStart: (_: unknown, edge: CanvasEdge, kept: HandleType) => {
        landed.current = false;
        useConnecting.setState({ reconnecting: edge.id });
        const end =
          kept === "source"
            ? { nodeId: edge.source, handleId: edge.sourceHandle ?? null, handleType: kept }
            : { nodeId: edge.target, handleId: edge.targetHandle ?? null, handleType: kept };
        begin(end);
      },
      onReconnect: (edge: CanvasEdge, flow: FlowConnection) => {
        landed.current = true;
        const next = connectionOf(flow);
        document.transact(() => {
          document.disconnect([edge.id]);
          wire(document, next);
        });
      },
      onReconnectEnd: (
        _: unknown,
        edge: CanvasEdge,
        __: HandleType,
        state: FinalConnectionState,
      ) => {
        stop();
        if (landed.current || state.toHandle) return;
        document.disconnect([edge.id]);
        useView.getState().announce("Wire removed.");
      },
    }),
    [document, isValid, begin, stop, onBody, now, screenToFlowPosition],
  );
}

function looseEnd(document: GraphDocument, { fromHandle }: FinalConnectionState) {
  if (!fromHandle) return null;
  const module = moduleOf(document.node(fromHandle.nodeId)?.module ?? "");
  const name = fromHandle.id ?? "";
  const side = fromHandle.type === "source" ? ("output" as const) : ("input" as const);
  const port = side === "output" ? outputOf(module, name) : inputOf(module, name);
  return port ? { node: fromHandle.nodeId, port: name, side, type: port.type } : null;
}
