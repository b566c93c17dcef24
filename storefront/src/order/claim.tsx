import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { customer } from "../account/account";
import { send } from "../api/send";
import { accessTokenOf } from "./known-orders";
import type { Order } from "./live-order";
import { GuestOrderClaim, OwnOrder } from "./operations";

/** Takes an order that was bought as a guest into the account, where it is among the orders from then on. */
export function Claim({ order: { number } }: { order: Order }) {
  const token = accessTokenOf(number);
  const who = customer.value;
  const own = useSignal<boolean | undefined>(undefined);
  const said = useSignal<string | null>(null);
  const busy = useSignal(false);
  useEffect(() => {
    if (!who || token === null) return;
    // Without the token, it answers to its customer only.
    send(OwnOrder, { number }).then(({ orderByNumber }) => (own.value = orderByNumber !== null)).catch(console.warn);
  }, [who, number]);

  async function claim(accessToken: string): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    try {
      const { userErrors } = (await send(GuestOrderClaim, { number, accessToken })).guestOrderClaim;
      own.value = true;
      said.value = userErrors.length === 0 ? "It is among your orders now." : "Another account has this order already.";
    } catch (unreachable) {
      console.warn(unreachable);
      said.value = "We could not reach the store. Try again in a moment.";
    } finally {
      busy.value = false;
    }
  }

  if (token === null || who === undefined) return null;
  if (who === null) {
    const next = `?next=${encodeURIComponent(`/orders/${number}`)}`;
    return (
      <p class="soft">
        <a href={`/account${next}`}>Sign in</a> or <a href={`/account/new${next}`}>make an account</a> to keep this order in it.
      </p>
    );
  }
  return (
    <>
      {own.value === false && (
        <p>
          <button type="button" class="button quiet" aria-disabled={busy.value} onClick={() => void claim(token)}>
            Keep this order in your account
          </button>
        </p>
      )}
      <p role="status">{said.value}</p>
    </>
  );
}
