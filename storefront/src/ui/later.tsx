// Pages that are loaded when they are opened.

import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import lazy from "preact-iso/lazy";
import type { ComponentType } from "preact";

type Load = () => Promise<{ default: ComponentType }>;

/** Whether the page that was asked for is on its way. */
export const loading = signal(false);

const FAILED_AT = "thebetterstore.page-not-loaded";

/** A page that is loaded when it is opened. */
export function pageOf(load: Load): ComponentType {
  return lazy(() =>
    load().then(
      (page) => {
        sessionStorage.removeItem(FAILED_AT);
        return page;
      },
      (reason: unknown) => {
        console.warn("the page could not be loaded", reason);
        // The shop has a new version, which has this page under another name: the browser loads all of it again, once.
        if (navigator.onLine && sessionStorage.getItem(FAILED_AT) !== location.href) again();
        return { default: NotLoaded };
      },
    ),
  );
}

/** Fetches pages that are likely to be opened, once nothing else is to be done. */
export function loadInTime(...loads: Load[]): void {
  // Safari has no requestIdleCallback.
  const idle = globalThis.requestIdleCallback ?? setTimeout;
  // What fails now is tried again when it is wanted.
  const load = () => void Promise.allSettled(loads.map((each) => each()));
  if (document.readyState === "complete") idle(load);
  else addEventListener("load", () => idle(load), { once: true });
}

function again(): void {
  sessionStorage.setItem(FAILED_AT, location.href);
  location.reload();
}

function NotLoaded() {
  useEffect(() => {
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, []);
  return (
    <div class="stack plain">
      <h1 tabIndex={-1}>This page could not be loaded</h1>
      <p>You seem to be offline. It comes by itself when the network is back; what is in your cart is kept.</p>
      <p>
        <button type="button" class="button quiet" onClick={again}>
          Try again
        </button>
      </p>
    </div>
  );
}
