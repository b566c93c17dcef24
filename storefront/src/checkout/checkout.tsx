import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { cart } from "../cart/cart";
import { Locked, blockersOf } from "../cart/cart-view";
import type { Cart } from "../cart/shopping-cart";
import { Sums } from "../cart/sums";
import { Price, priceText } from "../ui/money";
import { Failed, Loading, useTitle, useWide } from "../ui/page";
import style from "./checkout.module.css";
import { Contact } from "./contact";
import { DeliveryStep } from "./delivery";
import { Review } from "./review";

// From here on there is room for the cart beside the steps.
const BESIDE = "56rem";

type Step = "contact" | "delivery" | "review";

const TITLES: Record<Step, string> = { contact: "Contact", delivery: "Delivery", review: "Review" };

function stepsOf(now: Cart): Step[] {
  return now.requiresShipping ? ["contact", "delivery", "review"] : ["contact", "review"];
}

/** The first step that lacks something: nobody gets past it, by whatever link. */
function reached(now: Cart): Step {
  if (!now.email) return "contact";
  if (now.requiresShipping && !(now.shippingAddress && now.shippingMethod)) return "delivery";
  return "review";
}

export default function Checkout() {
  const { path, query, route } = useLocation();
  const wide = useWide(BESIDE);
  const now = cart.cart.value;
  useEffect(() => void cart.refresh(), []);

  const steps = now ? stepsOf(now) : [];
  const furthest = now ? reached(now) : "contact";
  const asked = steps.find((step) => step === query.step) ?? furthest;
  const step = steps.indexOf(asked) > steps.indexOf(furthest) ? furthest : asked;
  useTitle(`Checkout: ${TITLES[step]}`);
  const seen = useRef<Step | null>(null);
  useEffect(() => {
    // Whoever reads with the ears hears of the new step.
    if (!now) return;
    if (seen.current && seen.current !== step) document.getElementById("step-title")?.focus({ preventScroll: true });
    seen.current = step;
  }, [step, now?.id]);
  useEffect(() => {
    // This page stays until the next one is loaded, and must not hold the shopper back.
    if (now && path === "/checkout" && query.step !== step) route(`/checkout?step=${step}`, true);
  }, [now?.id, path, step, query.step]);

  if (!now) {
    if (cart.trouble.value || !cart.known.value) {
      return (
        <div class="stack plain">
          <h1 tabIndex={-1}>Checkout</h1>
          {cart.trouble.value ? <Failed retry={() => cart.retry()}>{cart.trouble.value}</Failed> : <Loading what="your cart" />}
        </div>
      );
    }
  }
  if (!now || now.lines.length === 0) {
    return (
      <div class="stack plain">
        <h1 tabIndex={-1}>Checkout</h1>
        <p>
          Your cart is empty. <a href="/">Find something good for it</a>.
        </p>
      </div>
    );
  }
  const on = () => route(`/checkout?step=${steps[steps.indexOf(step) + 1]}`);
  return (
    <div class={style.checkout}>
      {!wide && <Summary cart={now} open={false} />}
      <div class="stack">
        <h1 tabIndex={-1}>Checkout</h1>
        <Path steps={steps} step={step} furthest={furthest} />
        {now.state === "LOCKED" && <Locked />}
        {blockersOf(now).length > 0 && (
          <div class="say" role="alert">
            <p>Something in your cart has changed.</p>
            <a class="button quiet" href="/cart">
              Look at the cart
            </a>
          </div>
        )}
        {step === "contact" && <Contact cart={now} on={on} />}
        {step === "delivery" && <DeliveryStep cart={now} on={on} />}
        {step === "review" && <Review cart={now} />}
      </div>
      {wide && <Summary cart={now} open />}
    </div>
  );
}

function Path({ steps, step, furthest }: { steps: Step[]; step: Step; furthest: Step }) {
  return (
    <nav aria-label="Steps of the checkout">
      <ol class={style.path}>
        {steps.map((each, index) => (
          <li key={each}>
            {index <= steps.indexOf(furthest) ? (
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

/** What is bought, and for how much: folded on a narrow screen, with the sum in sight. */
function Summary({ cart: now, open }: { cart: Cart; open: boolean }) {
  return (
    <details class={style.summary} open={open}>
      <summary>
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
      <Sums totals={now.totals} shipping={now.requiresShipping} shippingKnown={now.shippingMethod !== null} settling={!cart.settled.value} />
      <p>
        <a href="/cart">Change the cart</a>
      </p>
    </details>
  );
}
