import { useQuery } from "@tanstack/react-query";
import { Check, Copy, Eye, Users } from "lucide-react";
import { useRef, useState } from "react";
import { ApiError, get } from "../api/http";
import { useDocument } from "../document";
import { Button, Dialog, EmptyState, Spinner, Tabs, TextField } from "../ui";
import { useView } from "../view/store";
import { copyText } from "./copy-text";
import { QrCode } from "./QrCode";
import "./share.css";

interface ShareLink {
  kind: "watch" | "copy";
  url: string;
  qr: string;
}

/** Links for a class on the same network: to watch this experiment, or to take a copy of it. */
export function ShareDialog() {
  const open = useView((view) => view.shareOpen);
  const set = useView((view) => view.set);
  return (
    <Dialog
      open={open}
      onOpenChange={(shareOpen) => set({ shareOpen })}
      title="Share with a class"
      description="For everyone on the same network. No account: they choose a nickname."
    >
      <Links />
    </Dialog>
  );
}

const KINDS = {
  watch: { label: "Watch", icon: Eye, text: "They see this experiment live and change nothing." },
  copy: {
    label: "Own copy",
    icon: Users,
    text: "Each gets a copy of their own to change and run. Yours stays as it is.",
  },
};

function Links() {
  const graph = useDocument();
  const [kind, setKind] = useState<string>("watch");
  const { data, error, isPending } = useQuery({
    queryKey: ["share", graph.id],
    queryFn: ({ signal }) =>
      get<{ links: ShareLink[] }>(`/api/share?graph=${encodeURIComponent(graph.id)}`, signal),
    staleTime: 60_000,
    retry: false,
  });
  if (isPending) return <Spinner label="Making the links" />;
  if (error) return <NotShared error={error} />;
  return (
    <Tabs
      label="Kind of link"
      value={kind}
      onChange={setKind}
      items={data.links.map((link) => {
        const { label, icon: Icon, text } = KINDS[link.kind];
        return {
          value: link.kind,
          label: (
            <>
              <Icon size={14} aria-hidden /> {label}
            </>
          ),
          content: <Link link={link} text={text} />,
        };
      })}
    />
  );
}

function Link({ link, text }: { link: ShareLink; text: string }) {
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const copy = async () => {
    setCopied(await copyText(link.url, field.current));
  };
  return (
    <div className="share-link">
      <p>{text}</p>
      <QrCode svg={link.qr} label={`QR code of the link to ${link.kind}`} />
      <div className="share-address">
        <TextField
          ref={field}
          readOnly
          aria-label="Address"
          value={link.url}
          onChange={() => {}}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button
          kind="primary"
          icon={copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
          onClick={copy}
        >
          {copied ? "Copied" : "Copy"}
        </Button>
      </div>
      <p className="visually-hidden" role="status">
        {copied ? "The address is in the clipboard." : ""}
      </p>
    </div>
  );
}

function NotShared({ error }: { error: Error }) {
  const missing = error instanceof ApiError && error.status === 404;
  if (!missing) return <EmptyState title="The links could not be made">{error.message}</EmptyState>;
  return (
    <EmptyState icon={<Users size={18} aria-hidden />} title="This designer is not shared">
      Start it with <code>designer --share</code>: then it can be reached on the local network, and
      links appear here.
    </EmptyState>
  );
}
