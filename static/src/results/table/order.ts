import type { Order } from "../../api/output-types";

/** The order after a click on a column: up, down, then as the rows came. */
export function nextOrder(order: Order | null, column: string): Order | null {
  if (order?.column !== column) return { column, descending: false };
  return order.descending ? null : { column, descending: true };
}
