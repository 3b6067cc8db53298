import { useSession } from "../api/session";
import { useChecked } from "../document";
import { Tooltip } from "../ui";

function initials(name: string): string {
  const [first = "?", second] = name.trim().split(/\s+/);
  return (first[0] ?? "?").toUpperCase() + (second?.[0] ?? "").toUpperCase();
}

/** Who else is in this experiment now. */
export function People() {
  const me = useSession().data?.user.id;
  const people = useChecked((state) => state.people);
  const others = people.filter((person) => person.id !== me);
  if (others.length === 0) return null;
  const shown = others.slice(0, 4);
  return (
    <ul className="editor-people" aria-label="Others here">
      {shown.map((person) => (
        <li key={person.id}>
          <Tooltip text={person.name}>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the name is on hover and focus */}
            <span className="editor-person" style={{ borderColor: person.color }} tabIndex={0}>
              <span aria-hidden>{initials(person.name)}</span>
              <span className="visually-hidden">{person.name}</span>
            </span>
          </Tooltip>
        </li>
      ))}
      {others.length > shown.length && (
        <li className="editor-person">+{others.length - shown.length}</li>
      )}
    </ul>
  );
}
