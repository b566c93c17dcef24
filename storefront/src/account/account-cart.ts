// The cart of a customer, which is the same on every device.

import { effect } from "@preact/signals";
import { send } from "../api/send";
import { cart } from "../cart/cart";
import { OwnCart } from "../cart/operations";
import { notice } from "../order/return-notice";
import { customer } from "./account";
import { CartMerge } from "./operations";

// The guest's cart that a payment held when its shopper signed in.
const HELD = "thebetterstore.cart-to-merge";

/** What was held when its shopper signed in comes along once it is free. */
export function startCartOfCustomer(): void {
  effect(() => {
    const { id, state } = cart.cart.value ?? {};
    if (!customer.value || state !== "ACTIVE" || id !== localStorage.getItem(HELD)) return;
    localStorage.removeItem(HELD);
    void takeCartAlong();
  });
}

/** Whoever signs in finds what was gathered before signing in, and what was in the customer's cart. */
export async function takeCartAlong(): Promise<void> {
  const guests = cart.cart.value;
  if (!guests || guests.lines.length === 0) return findCart();
  await cart.replace(async () => {
    const answer = (await send(CartMerge, { guestCartId: guests.id })).cartMerge;
    if (answer.userErrors.length > 0) {
      // It still opens with its own id, which nobody else has.
      if (answer.userErrors.some(({ code }) => code === "CART_LOCKED")) localStorage.setItem(HELD, guests.id);
      return guests;
    }
    const merged = answer.cart ?? (await send(OwnCart, {})).me?.cart ?? null;
    if (merged) say(guests.totalQuantity, merged.totalQuantity);
    return merged;
  });
}

/** The cart that the customer left on another device. */
async function findCart(): Promise<void> {
  await cart.replace(async () => (await send(OwnCart, {})).me?.cart ?? null);
}

function say(added: number, all: number): void {
  const had = all - added;
  if (had > 0) notice.value = { said: `Your cart had ${items(had)}; ${items(added)} from before you signed in came to it.`, mood: "good" };
}

const items = (count: number) => (count === 1 ? "1 item" : `${count} items`);
