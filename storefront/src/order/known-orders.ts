// The access tokens of orders that were opened in this tab.
//
// Links bring them after the #, which no server sees. They move into the tab's session storage at once, so that neither
// the address bar nor the history keeps them, and a reload loses nothing. They are gone with the tab: the link in the
// receipt opens the order again.

const KEPT = "thebetterstore.order.";
const NUMBER = /^TBS-[0-9A-Z]{4}-[0-9A-Z]{4}$/;

export function isOrderNumber(text: string | null | undefined): text is string {
  return NUMBER.test(text ?? "");
}

export function accessTokenOf(number: string): string | null {
  return sessionStorage.getItem(KEPT + number);
}

/** What a request about an order says of it: its id, and the token where there is one. */
export function accessTo({ id, number }: { id: string; number: string }) {
  return { orderId: id, accessToken: accessTokenOf(number) };
}

export function keepAccessToken(number: string, token: string): void {
  sessionStorage.setItem(KEPT + number, token);
}

export function forgetAccessToken(number: string): void {
  sessionStorage.removeItem(KEPT + number);
}

/** What the address says after the #; the address forgets it. */
export function takeFragment(): URLSearchParams {
  const words = new URLSearchParams(location.hash.slice(1));
  if (words.has("token")) history.replaceState(history.state, "", location.pathname + location.search);
  return words;
}
