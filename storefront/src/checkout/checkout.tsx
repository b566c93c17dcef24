import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { type Customer, customer } from "../account/account";
import { send } from "../api/send";
import { cart } from "../cart/cart";
import { Locked, blockersOf } from "../cart/cart-view";
import type { Cart } from "../cart/shopping-cart";
import { Sums } from "../cart/sums";
import { Price, priceText } from "../ui/money";
import { Failed, Loading, useTitle, useWide } from "../ui/page";
import style from "./checkout.module.css";
import { Contact } from "./contact";
import { DeliveryStep } from "./delivery";
import { type KeptAddresses, useKeptAddresses } from "./kept-addresses";
import { CartContactSet } from "./operations";
import { Review } from "./review";

// From here on there is room for the cart beside the steps.
const BESIDE = "56rem";

type Step = "contact" | "delivery" | "review";

const TITLES: Record<Step, string> = { contact: "Contact", delivery: "Delivery", review: "Review" };

/** The steps of a checkout, and how far it has come. */
interface Way {
  /** In their order. */
  steps: Step[];
  /** Those that can be opened now. */
  open: Step[];
  /** The one that comes first where none is asked for. */
  first: Step;
}

/** Nobody gets past a step that lacks something, by whatever link. */
function wayOfGuest(now: Cart): Way {
  const steps: Step[] = now.requiresShipping ? ["contact", "delivery", "review"] : ["contact", "review"];
  const sent = !now.requiresShipping || (now.shippingAddress && now.shippingMethod);
  const first = !now.email ? "contact" : sent ? "review" : "delivery";
  return { steps, open: steps.slice(0, steps.indexOf(first) + 1), first };
}

/** Customers have an e-mail address, and confirm a kept postal address in the review: the other steps are for changes. */
function wayOfCustomer(now: Cart, kept: KeptAddresses): Way {
  const direct = !now.requiresShipping || kept.usable.length > 0;
  const ready = direct || now.availableShippingMethods.length > 0;
  const others: Step[] = now.requiresShipping ? ["contact", "delivery"] : ["contact"];
  return {
    steps: direct ? ["review"] : ["delivery", "review"],
    open: ready ? [...others, "review"] : others,
    first: ready ? "review" : "delivery",
  };
}

export default function Checkout() {
  const { path, query, route } = useLocation();
  const wide = useWide(BESIDE);
  const now = cart.cart.value;
  useEffect(() => void cart.refresh(), []);

  const who = customer.value;
  const kept = useKeptAddresses(now?.requiresShipping ?? false);
  useEmailOf(who, now);
  const known = who !== undefined && kept.known;
  const way = now && known ? (who ? wayOfCustomer(now, kept) : wayOfGuest(now)) : null;
  const step = way?.open.find((each) => each === query.step) ?? way?.first;
  useTitle(step ? `Checkout: ${TITLES[step]}` : "Checkout");
  const seen = useRef<Step | null>(null);
  useEffect(() => {
    // Whoever reads with the ears hears of the new step.
    if (!step) return;
    if (seen.current && seen.current !== step) document.getElementById("step-title")?.focus({ preventScroll: true });
    seen.current = step;
  }, [step, now?.id]);
  useEffect(() => {
    // This page stays until the next one is loaded, and must not hold the shopper back.
    if (step && path === "/checkout" && query.step !== step) route(`/checkout?step=${step}`, true);
  }, [now?.id, path, step, query.step]);

  if (now ? now.lines.length > 0 && !step : cart.trouble.value || !cart.known.value) {
    return (
      <div class="stack plain">
        <h1 tabIndex={-1}>Checkout</h1>
        {cart.trouble.value ? <Failed retry={() => cart.retry()}>{cart.trouble.value}</Failed> : <Loading what={now ? "your addresses" : "your cart"} />}
      </div>
    );
  }
  if (!now || !way || now.lines.length === 0) {
    return (
      <div class="stack plain">
        <h1 tabIndex={-1}>Checkout</h1>
        <p>
          Your cart is empty. <a href="/">Find something good for it</a>.
        </p>
      </div>
    );
  }
  const next = way.steps[way.steps.indexOf(step!) + 1] ?? way.steps.at(-1)!;
  const on = () => route(`/checkout?step=${next}`);
  return (
    <div class={style.checkout}>
      {!wide && <Summary cart={now} sums={step !== "review"} open={false} />}
      <div class="stack">
        <h1 tabIndex={-1}>Checkout</h1>
        {way.steps.length > 1 && <Path way={way} step={step!} />}
        {way.steps.length === 1 && step !== "review" && (
          <p>
            <a class={style.back} href="/checkout?step=review">
              Back to the review
            </a>
          </p>
        )}
        {now.state === "LOCKED" && <Locked />}
        {blockersOf(now).length > 0 && (
          <div class="say" role="alert">
            <p>Something in your cart has changed.</p>
            <a class="button quiet" href="/cart">
              Look at the cart
            </a>
          </div>
        )}
        {cart.trouble.value && !now.email && step === "review" && <Failed retry={() => cart.retry()}>{cart.trouble.value}</Failed>}
        {step === "contact" && <Contact cart={now} next={next} on={on} />}
        {step === "delivery" && <DeliveryStep cart={now} kept={kept} on={on} />}
        {step === "review" && <Review cart={now} kept={kept} email={who?.email} />}
      </div>
      {wide && <Summary cart={now} sums={step !== "review"} open />}
    </div>
  );
}

/** The receipt goes to the account's address unless the cart has another. */
function useEmailOf(who: Customer | null | undefined, now: Cart | null): void {
  const { route } = useLocation();
  const refused = useRef(false);
  useEffect(() => {
    if (!who || !now || now.email || now.state !== "ACTIVE" || now.lines.length === 0 || refused.current) return;
    void cart.ask(async (cartId) => (await send(CartContactSet, { cartId, email: who.email })).cartContactSet).then((answer) => {
      refused.current = (answer?.userErrors.length ?? 0) > 0;
      if (refused.current) route("/checkout?step=contact", true);
    });
  }, [who?.email, now]);
}

function Path({ way: { steps, open }, step }: { way: Way; step: Step }) {
  return (
    <nav aria-label="Steps of the checkout">
      <ol class={style.path}>
        {steps.map((each, index) => (
          <li key={each}>
            {open.includes(each) ? (
              <a href={`/checkout?step=${each}`} aria-current={each === step ? "step" : undefined}>
                {index + 1}. {TITLES[each]}
              </a>
            ) : (
              <span class="soft">
                {index + 1}. {TITLES[each]}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** What is bought, and for how much: folded on a narrow screen, with the sum in sight. The review has the sums itself. */
function Summary({ cart: now, sums, open }: { cart: Cart; sums: boolean; open: boolean }) {
  return (
    <details class={style.summary} open={open}>
      <summary class="opens">
        <h2>In your cart</h2>
        <span class="figures">
          {now.totalQuantity} {now.totalQuantity === 1 ? "item" : "items"} · {priceText(now.totals.total)}
        </span>
      </summary>
      <ul class={style.items}>
        {now.lines.map((line) => (
          <li key={line.id}>
            <span>
              {line.quantity} × {line.name}
            </span>
            <Price of={line.total} />
          </li>
        ))}
      </ul>
      {sums && <Sums totals={now.totals} shipping={now.requiresShipping} shippingKnown={now.shippingMethod !== null} unknown="not chosen yet" settling={!cart.settled.value} />}
      <p>
        <a href="/cart">Change the cart</a>
      </p>
    </details>
  );
}
