// The cart of a customer, which is the same on every device.

import { send } from "../api/send";
import { cart } from "../cart/cart";
import { OwnCart } from "../cart/operations";
import { notice } from "../order/return-notice";
import { CartMerge } from "./operations";

/** Whoever signs in finds what was gathered before signing in, and what was in the customer's cart. */
export async function takeCartAlong(): Promise<void> {
  const guests = cart.cart.value;
  if (!guests || guests.lines.length === 0) return findCart();
  await cart.replace(async () => {
    const answer = (await send(CartMerge, { guestCartId: guests.id })).cartMerge;
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
