import { useView } from "../view/store";

/** Says aloud what commands did. */
export function LiveRegion() {
  const text = useView((view) => view.announcement);
  return (
    <div className="visually-hidden" aria-live="polite" data-announcement>
      {text}
    </div>
  );
}
