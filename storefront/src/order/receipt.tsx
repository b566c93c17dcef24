import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { send } from "../api/send";
import { accessTo } from "./known-orders";
import type { Order } from "./live-order";
import { OrderReceiptResend } from "./operations";

/** Has the receipt mailed once more. */
export function Receipt({ order }: { order: Order }) {
  const busy = useSignal(false);
  const said = useSignal<string | null>(null);
  // The same until the store has answered: pressed again, it mails no second one.
  const key = useRef<string | null>(null);

  async function mail(): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    said.value = null;
    const idempotencyKey = (key.current ??= crypto.randomUUID());
    try {
      const { userErrors } = (await send(OrderReceiptResend, { ...accessTo(order), idempotencyKey })).orderReceiptResend;
      key.current = null;
      said.value = answerText(order, userErrors[0]?.code);
    } catch (unreachable) {
      console.warn(unreachable);
      said.value = "We could not reach the store. Press again: it is mailed once.";
    }
    busy.value = false;
  }

  return (
    <>
      <button type="button" class="button quiet" aria-disabled={busy.value} onClick={() => void mail()}>
        Mail the receipt again
      </button>
      {said.value && (
        <p class="say" role="status">
          {said.value}
        </p>
      )}
    </>
  );
}

function answerText(order: Order, refusal: string | undefined): string {
  if (refusal === undefined) return `Your receipt is on its way to ${order.email}.`;
  if (refusal === "RATE_LIMITED") return "It was mailed often enough today. Look where your mail keeps spam, or ask again tomorrow.";
  return "It cannot be mailed now.";
}
