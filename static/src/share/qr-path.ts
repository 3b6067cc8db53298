/** The view box and the path of a QR code's SVG text; null when it holds none. */
export function qrPath(svg: string): { viewBox: string; path: string } | null {
  const root = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  const viewBox = root.getAttribute("viewBox") ?? "";
  const paths = [...root.querySelectorAll("path")].map((one) => one.getAttribute("d") ?? "");
  const path = paths.join("");
  return /^[\d.\s,-]+$/.test(viewBox) && path !== "" ? { viewBox, path } : null;
}
