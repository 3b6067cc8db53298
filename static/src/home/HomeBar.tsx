import { History, Moon, Sun } from "lucide-react";
import { Link } from "wouter";
import { useSession } from "../api/session";
import { IconButton } from "../ui";
import { useView } from "../view/store";

/** The bar over the list of experiments. */
export function HomeBar() {
  const session = useSession().data;
  const set = useView((view) => view.set);
  useView((view) => view.theme);
  const dark = document.documentElement.dataset.theme === "dark";
  return (
    <header className="home-bar">
      <Link href="/" className="home-brand">
        <img src="/icon.svg" alt="" width={24} height={24} />
        Experiment designer
      </Link>
      <nav aria-label="Pages">
        <Link href="/runs" className="ui-button ui-button-ghost ui-button-medium">
          <History size={15} aria-hidden />
          Runs
        </Link>
      </nav>
      <IconButton
        label={dark ? "Light theme" : "Dark theme"}
        icon={dark ? <Sun size={16} aria-hidden /> : <Moon size={16} aria-hidden />}
        onClick={() => set({ theme: dark ? "light" : "dark" })}
      />
      {session && session.role !== "owner" && (
        <span className="home-who">
          <span className="home-who-dot" style={{ background: session.user.color }} />
          {session.user.name}
        </span>
      )}
    </header>
  );
}
