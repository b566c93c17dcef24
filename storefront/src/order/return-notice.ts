// What the shop says after the payment page sent the buyer back.
//
// What is said about the order comes from the store's API, never from the address. It is kept in the tab's session, so
// that a reload does not lose it, until the buyer dismisses it.

import { effect, signal } from "@preact/signals";
import type { PaymentStatus } from "../api/types";
import { releaseCart, cart } from "../cart/cart";
import { isOrderNumber, keepAccessToken, takeFragment } from "./known-orders";
import { type LiveOrder, type Order, followOrder } from "./live-order";

export interface Notice {
  said: string;
  mood: "good" | "attention";
  /** The order that it is about. */
  number?: string;
}

/** What is shown now. */
export const notice = signal<Notice | null>(null);

interface Return {
  kind: "order" | "cancelled";
  number: string;
  /** Once nothing more is to be learnt. */
  final?: Notice;
}

const KEPT = "thebetterstore.notice";
const PATIENCE = 30_000;
const UNSUCCESSFUL = "Payment unsuccessful. No payment has reached us, and your cart is still there.";

let endFollowing = () => {};

export function startNotice(): void {
  // A return into a tab that still shows the shop changes only the part after the #.
  addEventListener("hashchange", takeFromAddress);
  if (!takeFromAddress()) resume();
}

export function dismissNotice(): void {
  endFollowing();
  sessionStorage.removeItem(KEPT);
  notice.value = null;
}

/** The buyer looks at the order itself: nothing more is to be said of it, once it is settled. */
export function orderSeen(number: string): void {
  if (notice.value?.number === number && kept()?.final) dismissNotice();
}

function takeFromAddress(): boolean {
  if (!location.hash.startsWith("#order=")) return false;
  const words = takeFragment();
  const number = words.get("order");
  const token = words.get("token");
  if (!isOrderNumber(number) || !token) return false;
  keepAccessToken(number, token);
  keep({ kind: words.get("payment") === "cancelled" ? "cancelled" : "order", number });
  resume();
  return true;
}

const keep = (what: Return) => sessionStorage.setItem(KEPT, JSON.stringify(what));
const kept = () => JSON.parse(sessionStorage.getItem(KEPT) ?? "null") as Return | null;

function resume(): void {
  endFollowing();
  const what = kept();
  if (!what) return;
  if (what.final) {
    notice.value = what.final;
  } else if (what.kind === "cancelled") {
    void turnedBack(what);
  } else {
    notice.value = { said: "Confirming your payment…", mood: "good", number: what.number };
    follow(what);
  }
}

/** The buyer turned back: the payment page is closed, so that the cart can be changed. */
async function turnedBack(what: Return): Promise<void> {
  try {
    const release = await releaseCart(what.number);
    if (release === "released") return finish({ ...what, final: { said: UNSUCCESSFUL, mood: "attention" } });
    if (release === "paid") return resumeAs({ ...what, kind: "order" });
  } catch (unreachable) {
    console.warn(unreachable);
  }
  // The payment page is another browser's, or still open in another tab: a payment may still come.
  follow(what);
}

function resumeAs(what: Return): void {
  keep(what);
  resume();
}

function finish(what: Return): void {
  keep(what);
  notice.value = what.final ?? null;
}

function follow(what: Return): void {
  const live: LiveOrder = followOrder(what.number);
  const tooLong = setTimeout(() => {
    if (what.kind === "order") {
      const said = `We are still confirming the payment of order ${what.number}. We will e-mail you as soon as it is done.`;
      notice.value = { said, mood: "good", number: what.number };
    }
  }, PATIENCE);
  const stop = effect(() => {
    const order = live.order.value;
    if (order === undefined) return;
    const final = order ? verdict(order) : { said: "We could not find that order.", mood: "attention" as const };
    if (final) {
      queueMicrotask(endFollowing);
      finish({ ...what, final });
      // What was bought is out of the cart.
      void cart.refresh();
    } else if (what.kind === "cancelled") {
      notice.value = { said: UNSUCCESSFUL, mood: "attention" };
    }
  });
  endFollowing = () => {
    clearTimeout(tooLong);
    stop();
    live.end();
    endFollowing = () => {};
  };
}

const RECEIVED: PaymentStatus[] = ["PAID", "PARTIALLY_REFUNDED"];

/** Null while the order is not settled. */
function verdict({ number, status, paymentStatus, email }: Order): Notice | null {
  switch (status) {
    // Also when an earlier card was declined: the payment page sent the buyer here after a good one.
    case "PENDING_PAYMENT":
      return null;
    case "CANCELLED":
    case "EXPIRED":
      return { said: `Order ${number} was not completed. Anything you paid is returned to your card.`, mood: "attention", number };
    case "ON_HOLD":
      return { said: `We have order ${number} and are checking it. We will e-mail you.`, mood: "good", number };
    default: {
      const receipt = email && status !== "DELIVERED" ? ` A receipt is on its way to ${veiled(email)}.` : "";
      return RECEIVED.includes(paymentStatus) ? { said: `Thank you. Order ${number} is confirmed.${receipt}`, mood: "good", number } : null;
    }
  }
}

/** Enough to recognise one's own address by: a…@x.nz. */
function veiled(email: string): string {
  return `${email.slice(0, 1)}…${email.slice(email.lastIndexOf("@"))}`;
}
