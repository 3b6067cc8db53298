/** All that is styled before any room: the order of layers comes first. */
import "./base.css";
import "./tokens.css";
import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/jetbrains-mono/wght.css";
import "../ui/ui.css";
