// The one cart of this page.

import { signal } from "@preact/signals";
import { isSignedIn, send } from "../api/send";
import { Cart, CartCreate, CartLinesAdd, CartLinesUpdate, CheckoutCancel, OpenCheckout, OwnCart } from "./operations";
import { type CartPlace, type Carts, ShoppingCart, type WishPlace, type Wishes } from "./shopping-cart";

const KEPT = "thebetterstore.cart";
const WISHES = "thebetterstore.wishes";

/** "id version", so that the storage event tells other tabs of each change. */
const place: CartPlace = {
  get() {
    const [id, version] = localStorage.getItem(KEPT)?.split(" ") ?? [];
    return id ? { id, version: Number(version) } : null;
  },
  set(kept) {
    const text = kept && `${kept.id} ${kept.version}`;
    if (text === localStorage.getItem(KEPT)) return;
    if (text === null) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, text);
  },
};

const wishes: WishPlace = {
  get: () => JSON.parse(localStorage.getItem(WISHES) ?? "null") as Wishes | null ?? { wanted: [], addition: null },
  set(kept) {
    if (kept.wanted.length === 0) localStorage.removeItem(WISHES);
    else localStorage.setItem(WISHES, JSON.stringify(kept));
  },
};

const carts: Carts = {
  read: async (id) => (await send(Cart, { id })).cart,
  own: async () => ((await isSignedIn()) ? ((await send(OwnCart, {})).me?.cart ?? null) : null),
  async create(lines, idempotencyKey) {
    if (!(await isSignedIn())) return (await send(CartCreate, { lines })).cartCreate;
    // A customer's other device may have begun the same cart: a repetition must find its lines in it, not add them again.
    const begun = (await send(CartCreate, { lines: [] })).cartCreate;
    return begun.cart && begun.userErrors.length === 0 ? carts.add(begun.cart.id, lines, idempotencyKey) : begun;
  },
  add: async (cartId, lines, idempotencyKey) => (await send(CartLinesAdd, { cartId, lines, idempotencyKey })).cartLinesAdd,
  update: async (cartId, lines) => (await send(CartLinesUpdate, { cartId, lines })).cartLinesUpdate,
};

export const cart = new ShoppingCart(carts, place, wishes, () => crypto.randomUUID());

/** Whether the drawer is open. */
export const drawer = signal(false);

export function startCart(): void {
  cart.start();
  addEventListener("storage", ({ key }) => key === KEPT && cart.elsewhere(place.get()));
  addEventListener("online", () => cart.trouble.value !== null && cart.retry());
  // Back from the payment page by the browser's button: this page may be an old one, woken up.
  addEventListener("pageshow", ({ persisted }) => persisted && void cart.refresh());
  addEventListener("pagehide", () => cart.wanted.value.size > 0 && cart.flush());
}

/** What came of closing the payment page. */
export type Release = "released" | "paid" | "nothing";

/**
 * Closes the payment page that holds the cart, so that the cart can be changed again.
 *
 * @param number only if the payment is of this order
 * @throws StoreUnreachable when the store does not answer
 */
export async function releaseCart(number?: string): Promise<Release> {
  await cart.refresh();
  const checkoutId = cart.cart.value?.openCheckoutId;
  if (!checkoutId) return "nothing";
  if (number !== undefined) {
    const { checkout } = await send(OpenCheckout, { id: checkoutId });
    if (checkout?.order.number !== number) return "nothing";
  }
  const { userErrors } = (await send(CheckoutCancel, { checkoutId })).checkoutCancel;
  await cart.refresh();
  if (userErrors.some(({ code }) => code === "PAYMENT_ALREADY_SUCCEEDED")) return "paid";
  return cart.cart.value?.state === "LOCKED" ? "nothing" : "released";
}

/** Where the open payment is made; null when there is none, or when the payment provider does not answer. */
export async function openPayment(): Promise<string | null> {
  const id = cart.cart.value?.openCheckoutId;
  return id ? ((await send(OpenCheckout, { id })).checkout?.paymentUrl ?? null) : null;
}
