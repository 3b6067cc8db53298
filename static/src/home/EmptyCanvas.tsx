export function EmptyCanvas() {
  return null;
}
