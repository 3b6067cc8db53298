import { LoaderCircle } from "lucide-react";

export function Spinner({ label = "Loading", size = 16 }: { label?: string; size?: number }) {
  return (
    <span className="ui-spinner" role="status">
      <LoaderCircle size={size} aria-hidden />
      <span className="visually-hidden">{label}</span>
    </span>
  );
}
