import { ViewportPortal } from "@xyflow/react";
import { useSession } from "../api/session";
import { useChecked } from "../document";

/** Where the others point. */
export function Cursors() {
  const me = useSession().data?.user.id;
  const people = useChecked((state) => state.people);
  return (
    <ViewportPortal>
      {people.map(({ id, name, color, state }) => {
        const at = state?.cursor;
        if (id === me || !Array.isArray(at)) return null;
        return (
          <div
            key={id}
            className="cursor"
            style={{ transform: `translate(${at[0]}px, ${at[1]}px)`, color }}
            aria-hidden
          >
            <svg width="14" height="18" viewBox="0 0 14 18" role="presentation">
              <path d="M1 1l12 9-6 1-3 6z" fill="currentColor" />
            </svg>
            <span className="cursor-name">{name}</span>
          </div>
        );
      })}
    </ViewportPortal>
  );
}
