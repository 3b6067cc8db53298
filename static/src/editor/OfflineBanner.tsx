import { CloudOff, TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { useSaveState } from "../document";

/** Says that the server is gone, once that has lasted longer than a blink. */
export function OfflineBanner() {
  const { state, message } = useSaveState();
  const [late, setLate] = useState(false);
  const away = state === "offline";
  useEffect(() => {
    if (!away) return setLate(false);
    const timer = setTimeout(() => setLate(true), 1500);
    return () => clearTimeout(timer);
  }, [away]);
  if (state === "refused")
    return (
      <p className="editor-banner editor-banner-danger" role="alert">
        <TriangleAlert size={15} aria-hidden />
        {message}
      </p>
    );
  if (!away || !late) return null;
  return (
    <p className="editor-banner" role="status">
      <CloudOff size={15} aria-hidden />
      The designer does not answer. Go on working: your edits are kept in this browser and sent as
      soon as it is back.
    </p>
  );
}
