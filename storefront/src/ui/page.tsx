// What every page does when it comes and goes.

import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";

const SHOP = "The Better Store";

/** Names the browser's tab and the history's entry. */
export function useTitle(title: string | null): void {
  useEffect(() => {
    document.title = title ? `${title} · ${SHOP}` : SHOP;
  }, [title]);
}

// How far each address was scrolled when it was left.
const left = new Map<string, number>();

export function startScrollKeeping(): void {
  addEventListener("click", () => left.set(location.pathname + location.search, scrollY), { capture: true });
}

/** Back by the browser's button, the page stands where it was left; `ready` says when it is long enough. */
export function useScrollBack(ready: boolean): void {
  const { url, wasPush } = useLocation() as ReturnType<typeof useLocation> & { wasPush: boolean };
  useLayoutEffect(() => {
    const position = left.get(url);
    if (ready && !wasPush && position !== undefined) scrollTo(0, position);
  }, [ready, url]);
}

/** Whether the window is so wide; for what stands elsewhere on a narrow one, so that the keyboard goes as the eye does. */
export function useWide(least: string): boolean {
  const [wide, setWide] = useState(() => matchMedia(`(min-width: ${least})`).matches);
  useEffect(() => {
    const query = matchMedia(`(min-width: ${least})`);
    const look = () => setWide(query.matches);
    look();
    query.addEventListener("change", look);
    return () => query.removeEventListener("change", look);
  }, [least]);
  return wide;
}

/** A line that says what happens while something is read, and what can be done when it cannot. */
export function Loading({ what }: { what: string }) {
  return (
    <p class="soft" role="status">
      Loading {what}…
    </p>
  );
}

/** Tried again by a press, and when the network is back. */
export function Failed({ children, retry }: { children: ComponentChildren; retry: () => void }) {
  useEffect(() => {
    addEventListener("online", retry);
    return () => removeEventListener("online", retry);
  }, [retry]);
  return (
    <div class="say" role="alert">
      <p>{children}</p>
      <button type="button" class="button link" onClick={retry}>
        Try again
      </button>
    </div>
  );
}
