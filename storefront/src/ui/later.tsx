// Pages that are loaded when they are opened.

import { effect, signal } from "@preact/signals";
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

/**
 * Fetches pages that are likely to be opened, once nothing else is to be done.
 *
 * @param likely reads signals; the pages are fetched when it holds for the first time
 */
export function loadInTime(likely: () => boolean, ...loads: Load[]): void {
  // Safari has no requestIdleCallback.
  const idle = globalThis.requestIdleCallback ?? setTimeout;
  let begun = false;
  effect(() => {
    if (begun || !likely()) return;
    begun = true;
    // What fails now is tried again when it is wanted.
    idle(() => void Promise.allSettled(loads.map((load) => load())));
  });
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
