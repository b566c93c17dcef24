// Where the focus goes when what had it is gone: whoever uses a keyboard or hears the page would be back at its top.

import { useLayoutEffect, useRef } from "preact/hooks";

// What had the focus last; null after a press beside everything.
let last: EventTarget | null = null;

export function startFocusKeeping(): void {
  addEventListener("focusin", ({ target }) => (last = target));
  addEventListener("pointerdown", () => (last = null), { capture: true });
}

/**
 * When a change has taken away what had the focus, gives it to what the reader turns to next.
 *
 * @param change what takes something away when it changes
 */
export function useFocusAfter(change: unknown, next: () => HTMLElement | null | undefined): void {
  const before = useRef(change);
  useLayoutEffect(() => {
    if (before.current === change) return;
    before.current = change;
    const lost = last instanceof Node && !last.isConnected && document.activeElement === document.body;
    if (lost) next()?.focus({ preventScroll: true });
  }, [change]);
}
