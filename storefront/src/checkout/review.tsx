import { useSignal } from "@preact/signals";
import { send } from "../api/send";
import { cart } from "../cart/cart";
import { Codes } from "../cart/codes";
import type { Cart, Refusal } from "../cart/shopping-cart";
import { Sums } from "../cart/sums";
import { LockIcon } from "../ui/icons";
import { workingDays } from "../ui/days";
import { useFocusAfter } from "../ui/focus";
import { fullPriceText, priceText } from "../ui/money";
import { AddressText } from "./address";
import style from "./checkout.module.css";
import { ConfirmAddress } from "./confirm-address";
import type { KeptAddresses } from "./kept-addresses";
import { CheckoutCreate } from "./operations";

interface ReviewProps {
  cart: Cart;
  kept: KeptAddresses;
  /** Where the receipt is about to go. */
  email: string | undefined;
}

/** Everything once more; then to the payment page. */
export function Review({ cart: now, kept, email }: ReviewProps) {
  const busy = useSignal(false);
  const trouble = useSignal<string | null>(null);
  const locked = now.state === "LOCKED";
  const ready = now.checkoutBlockers.length === 0 && !locked;
  const downloads = now.lines.filter(({ type }) => type === "DIGITAL");
  const confirming = now.requiresShipping && !(now.shippingAddress && now.shippingMethod);
  useFocusAfter(confirming, () => document.getElementById("step-title"));

  async function pay(): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    trouble.value = null;
    const input = {
      cartId: now.id,
      expectedVersion: now.version,
      expectedTotalMinorUnits: now.totals.total.minorUnits,
      idempotencyKey: keyOf(now),
    };
    const answer = await cart.ask(async () => (await send(CheckoutCreate, { input })).checkoutCreate);
    const page = answer?.checkout?.paymentUrl;
    if (page) {
      location.assign(page);
      return;
    }
    if (answer?.checkout?.status === "PAID") {
      // It costs nothing: there is no payment page to come back from.
      location.assign(`/#order=${answer.checkout.order.number}&token=${answer.orderAccessToken ?? ""}`);
      return;
    }
    busy.value = false;
    if (!answer) trouble.value = "We could not reach the store. Nothing is lost: press again, and you will not pay twice.";
    else trouble.value = answer.userErrors[0] ? refusalText(answer.userErrors[0], now) : "The payment page does not answer just now. Press again in a moment.";
  }

  return (
    <section class="sheet stack" aria-labelledby="step-title">
      <h2 id="step-title" tabIndex={-1}>Is everything right?</h2>
      <dl class={style.facts}>
        <div>
          <dt>Receipt goes to</dt>
          <dd>
            <bdi>{now.email ?? email}</bdi>
          </dd>
          {!locked && (
            <dd>
              <a href="/checkout?step=contact" aria-label="Change the e-mail address">
                Change
              </a>
            </dd>
          )}
        </div>
        {now.requiresShipping && now.shippingAddress && now.shippingMethod && (
          <div>
            <dt>Parcel goes to</dt>
            <dd>
              <AddressText of={now.shippingAddress} />
              <p class="soft">
                {now.shippingMethod.name}, {workingDays(now.shippingMethod)}
              </p>
            </dd>
            {!locked && (
              <dd>
                <a href="/checkout?step=delivery" aria-label="Change the delivery">
                  Change
                </a>
              </dd>
            )}
          </div>
        )}
        {downloads.length > 0 && (
          <div>
            <dt>To download</dt>
            <dd>
              {downloads.map(({ name }) => name).join(", ")}
              <p class="soft">As soon as it is paid, on the order's page and by a mailed link</p>
            </dd>
          </div>
        )}
      </dl>
      {confirming && !locked && <ConfirmAddress cart={now} kept={kept} />}
      <Codes cart={now} />
      <Sums totals={now.totals} shipping={now.requiresShipping} shippingKnown={now.shippingMethod !== null} unknown="not chosen yet" settling={!cart.settled.value} />
      {trouble.value && (
        <p class="say" role="alert">
          {trouble.value}
        </p>
      )}
      {ready && (
        <>
          <button type="button" class="button wide" aria-disabled={busy.value} onClick={() => void pay()}>
            {buttonText(now, busy.value)}
          </button>
          <p class={`soft small ${style.lock}`}>
            <LockIcon /> You pay on our payment provider's own page. Your card's number never reaches us.
          </p>
        </>
      )}
    </section>
  );
}

function buttonText({ totals: { total } }: Cart, busy: boolean): string {
  if (total.minorUnits === 0) return busy ? "Placing your order…" : "Place the order";
  return busy ? "Going to the payment page…" : `Go to payment · ${fullPriceText(total)}`;
}

const KEPT = "thebetterstore.checkout";

/** The same for the same cart at the same version, also after a reload: pressing twice places one order. */
function keyOf({ id, version }: Cart): string {
  const intent = `${id} ${version}`;
  const [kept, key] = sessionStorage.getItem(KEPT)?.split("|") ?? [];
  if (kept === intent && key) return key;
  const fresh = crypto.randomUUID();
  sessionStorage.setItem(KEPT, `${intent}|${fresh}`);
  return fresh;
}

function refusalText({ code, message }: Refusal, before: Cart): string {
  const total = cart.cart.value?.totals.total;
  switch (code) {
    case "TOTAL_CHANGED":
      return `The total was ${priceText(before.totals.total)} and is ${total ? priceText(total) : "another"} now. Have a look, and press again if you agree.`;
    case "VERSION_CONFLICT":
      return "Your cart was changed in another window. Have a look, and press again if it is right.";
    case "SIGN_IN_REQUIRED":
      return "Only customers can buy here. Sign in, or make an account, on the step Contact: your cart comes along.";
    case "INSUFFICIENT_STOCK":
    case "OUT_OF_STOCK":
    case "PRODUCT_UNAVAILABLE":
    case "RESERVATION_TOO_LARGE":
      return "Something in your cart cannot be had any more as you wanted it. Look at the cart.";
    case "PAYMENT_PROVIDER_UNAVAILABLE":
      return "The payment page does not answer just now. Press again in a moment: you will not pay twice.";
    default:
      return `${message.slice(0, 1).toUpperCase()}${message.slice(1)}.`;
  }
}
