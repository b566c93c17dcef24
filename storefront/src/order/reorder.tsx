import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { send } from "../api/send";
import { cart, drawer } from "../cart/cart";
import { accessTo } from "./known-orders";
import type { Order } from "./live-order";
import { OrderReorder } from "./operations";

/** Puts the same into the cart once more, at today's prices. */
export function Reorder({ order }: { order: Order }) {
  const busy = useSignal(false);
  const said = useSignal<string | null>(null);
  // The same until the store has answered: pressed again, it adds nothing to what has arrived.
  const key = useRef<string | null>(null);

  async function again(): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    said.value = null;
    const idempotencyKey = (key.current ??= crypto.randomUUID());
    const answer = await cart.fill(async (cartId) => (await send(OrderReorder, { ...accessTo(order), cartId, idempotencyKey })).orderReorder);
    busy.value = false;
    if (answer) key.current = null;
    if (!answer?.cart || answer.userErrors.length > 0) {
      // A cart that was closed meanwhile gives way to another one.
      if (answer) await cart.refresh();
      said.value = refusal(answer?.userErrors[0]?.code);
      return;
    }
    const inCart = new Set(answer.cart.lines.map(({ productId }) => productId));
    said.value = missingText(order.lines.filter(({ productId }) => !inCart.has(productId)).map(({ name }) => name), order.lines.length);
    // What there are fewer of than before is said at its line there.
    drawer.value = said.value === null;
  }

  return (
    <>
      <button type="button" class="button quiet" aria-disabled={busy.value} onClick={() => void again()}>
        {busy.value ? "Putting it into your cart…" : "Buy it again"}
      </button>
      {said.value && (
        <p class="say" role="alert">
          {said.value} <a href="/cart">Look at your cart</a>
        </p>
      )}
    </>
  );
}

function refusal(code: string | undefined): string {
  if (code === undefined) return "We could not reach the store. Press again: nothing is put in twice.";
  if (code === "CART_LOCKED") return "You have begun to pay for your cart. Pay for it, or change it, first.";
  return "It could not be put into your cart. Press again.";
}

/** What cannot be had any more, in a sentence; null when all of it can. */
export function missingText(missing: string[], of: number): string | null {
  if (missing.length === 0) return null;
  if (missing.length === of) return "None of it can be had any more.";
  return `${new Intl.ListFormat("en-NZ").format(missing)} cannot be had any more. The rest is in your cart.`;
}
