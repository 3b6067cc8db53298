import { useCatalogue } from "../api/catalogue";
import type { Sample } from "../api/types";
import { Spinner } from "../ui";
import { GraphPicture } from "./GraphPicture";
import { usePicture, useSamples } from "./graphs";
import "../palette/module-icon.css";
import "./samples.css";

interface SamplesProps {
  onPick(sample: Sample): void;
  /** the sample that is being opened */
  busy?: string | undefined;
  small?: boolean;
}

/** Experiments to begin with, each with a picture and what it shows. */
export function Samples({ onPick, busy, small }: SamplesProps) {
  const { data, isPending, error } = useSamples();
  if (isPending) return <Spinner label="Loading the samples" />;
  if (error) return <p className="home-faint">The samples could not be loaded: {error.message}</p>;
  return (
    <ul className={small ? "home-samples home-samples-small" : "home-samples"}>
      {data.map((sample) => (
        <li key={sample.name}>
          <button
            type="button"
            className="home-sample"
            disabled={busy !== undefined}
            aria-busy={busy === sample.name}
            onClick={() => onPick(sample)}
          >
            <span className="home-sample-picture">
              <Picture sample={sample} />
            </span>
            <span className="home-sample-title">{sample.title}</span>
            <span className="home-sample-note">{sample.note}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Picture({ sample }: { sample: Sample }) {
  const catalogue = useCatalogue();
  const { data } = usePicture(`/api/samples/${sample.name}/document`, "");
  return data ? <GraphPicture document={data} catalogue={catalogue} /> : null;
}
