import { CSPProvider } from "@base-ui/react/csp-provider";
import { QueryClientProvider } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { Route, Switch } from "wouter";
import { queryClient } from "./api/queries";
import { EditorPage } from "./editor/EditorPage";
import { Failure } from "./editor/Failure";
import { LiveRegion } from "./editor/LiveRegion";
import { NotFound } from "./editor/NotFound";
import { HomePage } from "./home";
import { Spinner, Toasts, TooltipProvider } from "./ui";
import { cspNonce } from "./view/nonce";

const RunsPage = lazy(async () => ({ default: (await import("./runs")).RunsPage }));
const RunPage = lazy(async () => ({ default: (await import("./runs")).RunPage }));
const ComparePage = lazy(async () => ({ default: (await import("./runs")).ComparePage }));

function Pages() {
  return (
    <Switch>
      <Route path="/">
        <HomePage />
      </Route>
      <Route path="/g/:id">{({ id }) => <EditorPage key={id} id={id} />}</Route>
      <Route path="/runs">
        <RunsPage />
      </Route>
      <Route path="/runs/:id">{({ id }) => <RunPage key={id} id={id} />}</Route>
      <Route path="/compare">
        <ComparePage />
      </Route>
      <Route>
        <NotFound />
      </Route>
    </Switch>
  );
}

export function App() {
  return (
    <CSPProvider nonce={cspNonce()}>
      <QueryClientProvider client={queryClient}>
        <TooltipProvider>
          <Failure>
            <Suspense fallback={<Spinner />}>
              <Pages />
            </Suspense>
          </Failure>
          <LiveRegion />
          <Toasts />
        </TooltipProvider>
      </QueryClientProvider>
    </CSPProvider>
  );
}
