// The cart of a customer, which is the same on every device.

import { effect } from "@preact/signals";
import { send } from "../api/send";
import { cart } from "../cart/cart";
import { OwnCart } from "../cart/operations";
import { notice } from "../order/return-notice";
import { customer } from "./account";
import { CartMerge } from "./operations";

// The guest's cart that is to come along: kept, since the page may be left before it has, or a payment may hold the cart.
const TO_MERGE = "thebetterstore.cart-to-merge";

/** What has not come along yet does once the cart is free. */
export function startCartOfCustomer(): void {
  effect(() => {
    const { id, state } = cart.cart.value ?? {};
    if (!customer.value || state !== "ACTIVE" || id !== localStorage.getItem(TO_MERGE)) return;
    void takeCartAlong();
  });
}

/** Whoever signs in finds what was gathered before signing in, and what was in the customer's cart. */
export async function takeCartAlong(): Promise<void> {
  const guests = cart.cart.value;
  if (!guests || guests.lines.length === 0) return findCart();
  localStorage.setItem(TO_MERGE, guests.id);
  await cart.replace(async () => {
    const answer = (await send(CartMerge, { guestCartId: guests.id })).cartMerge;
    const later = answer.userErrors.some(({ code }) => code === "CART_LOCKED" || code === "VERSION_CONFLICT");
    // It still opens with its own id, which nobody else has.
    if (later) return guests;
    localStorage.removeItem(TO_MERGE);
    const merged = answer.cart ?? (await send(OwnCart, {})).me?.cart ?? null;
    if (answer.userErrors.length === 0 && merged) say(guests.totalQuantity, merged.totalQuantity);
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
