import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { copyText } from "../results/clipboard";
import { IconButton, toast } from "../ui";

/** Copy, and say so where one looks. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [done, setDone] = useState(false);
  const copy = async () => {
    if (await copyText(text)) {
      setDone(true);
      setTimeout(() => setDone(false), 1600);
    } else toast("The browser did not allow copying.", { kind: "error" });
  };
  return (
    <IconButton
      size="small"
      label={done ? "Copied" : label}
      icon={done ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
      onClick={copy}
    />
  );
}
