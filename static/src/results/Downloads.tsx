import { Download } from "lucide-react";
import { downloadPath, type Format, type OutputAddress } from "../api/outputs";
import { Button, Menu, MenuItem } from "../ui";

const titles: Record<Format, string> = {
  csv: "CSV",
  parquet: "Parquet",
  arrow: "Arrow",
  skops: "skops",
  json: "JSON",
};

/** Have the browser fetch a file without leaving the page. */
export function fetchFile(path: string): void {
  const link = document.createElement("a");
  link.href = path;
  link.download = "";
  link.click();
}

/** Take an output home, as one of several kinds of file. */
export function Downloads({ output, formats }: { output: OutputAddress; formats: Format[] }) {
  const button = (
    <Button kind="ghost" size="small" icon={<Download size={14} aria-hidden />}>
      Download
    </Button>
  );
  return (
    <Menu align="end" trigger={button}>
      {formats.map((format) => (
        <MenuItem key={format} onSelect={() => fetchFile(downloadPath(output, format))}>
          As {titles[format]}
        </MenuItem>
      ))}
    </Menu>
  );
}
