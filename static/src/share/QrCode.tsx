import { useMemo } from "react";
import { qrPath } from "./qr-path";

/** A QR code from the server's SVG: only its shape is taken over, no markup of it. */
export function QrCode({ svg, label }: { svg: string; label: string }) {
  const drawn = useMemo(() => qrPath(svg), [svg]);
  if (!drawn) return null;
  return (
    <svg className="share-qr" viewBox={drawn.viewBox} role="img" aria-label={label}>
      <path d={drawn.path} />
    </svg>
  );
}
