import { ArrowLeft } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { Link } from "wouter";
import "./runs.css";

interface PageProps {
  title: string;
  back: { href: string; label: string };
  /** beside the title */
  actions?: ReactNode;
  children: ReactNode;
}

/** A page about runs: where one is, the way back, and what one can do. */
export function Page({ title, back, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Experiment designer`;
  }, [title]);
  return (
    <div className="runs">
      <header className="runs-bar">
        <Link href="/" className="runs-home" aria-label="All experiments">
          <img src="/icon.svg" alt="" width={24} height={24} />
        </Link>
        <Link href={back.href} className="runs-back">
          <ArrowLeft size={15} aria-hidden />
          {back.label}
        </Link>
        <h1>{title}</h1>
        <div className="runs-actions">{actions}</div>
      </header>
      <main className="runs-main">{children}</main>
    </div>
  );
}
