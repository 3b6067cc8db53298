import { useCatalogue } from "../api/catalogue";
import { useDocument, useEdges } from "../document";
import { ModuleIcon } from "../palette/ModuleIcon";
import { useView } from "../view/store";

/** Some nodes by name, each with the way to it. */
export function NodeList({ ids }: { ids: readonly string[] }) {
  const graph = useDocument();
  const catalogue = useCatalogue();
  const select = useView((view) => view.select);
  useEdges();
  const nodes = ids.flatMap((id) => graph.node(id) ?? []);
  if (nodes.length === 0) return null;
  return (
    <ul className="inspector-section inspector-selected">
      {nodes.map((node) => {
        const module = catalogue.modules[node.module];
        return (
          <li key={node.id}>
            <button type="button" onClick={() => select([node.id])}>
              {module && <ModuleIcon module={module} />}
              <span>{node.name}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
