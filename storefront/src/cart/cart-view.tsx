import { useRef, useState } from "preact/hooks";
import type { ErrorCode } from "../api/types";
import { Picture } from "../catalogue/picture";
import { productAddress } from "../catalogue/address";
import { useFocusAfter } from "../ui/focus";
import { BagIcon } from "../ui/icons";
import { Price, priceText } from "../ui/money";
import { cart, openPayment, releaseCart } from "./cart";
import style from "./cart-view.module.css";
import { Codes } from "./codes";
import type { Cart, CartLine, Refusal } from "./shopping-cart";
import { Stepper } from "./stepper";
import { Sums } from "./sums";

/** The cart, in the drawer and on its own page. */
export function CartView({ heading: Heading }: { heading: "h1" | "h2" }) {
  const now = cart.cart.value;
  const lines = now?.lines.filter((line) => cart.quantityOf(line.productId) > 0) ?? [];
  const coming = [...cart.wanted.value].some(([product, quantity]) => quantity > 0 && !lines.some((line) => line.productId === product));
  const view = useRef<HTMLDivElement>(null);
  const title = () => view.current?.querySelector<HTMLElement>("#cart-title");
  useFocusAfter(cart.removed.value.length, () => [...(view.current?.querySelectorAll<HTMLElement>("[data-undo]") ?? [])].at(-1) ?? title());
  useFocusAfter(now?.state, title);
  useFocusAfter(cart.trouble.value, title);
  return (
    <div class={style.cart} ref={view}>
      <Heading id="cart-title" tabIndex={-1}>
        Your cart
      </Heading>
      {cart.trouble.value && (
        <div class="say" role="alert">
          <p>{cart.trouble.value}</p>
          <button type="button" class="button link" onClick={() => cart.retry()}>
            Try again
          </button>
        </div>
      )}
      {now?.state === "LOCKED" && <Locked />}
      <ul class={style.lines}>
        {lines.map((line) => (
          <Line key={line.id} line={line} cart={now!} />
        ))}
      </ul>
      {cart.removed.value.map((removed) => (
        <div class="say good" role="status" key={removed.productId}>
          <p>{removed.name} is taken out.</p>
          <button type="button" class="button link" data-undo onClick={() => cart.undo(removed)}>
            Undo
          </button>
        </div>
      ))}
      {coming && (
        <p class="soft" role="status">
          Putting it into your cart…
        </p>
      )}
      {now && lines.length > 0 ? <Foot cart={now} /> : !coming && <Empty />}
    </div>
  );
}

function Empty() {
  if (!cart.known.value) {
    return cart.trouble.value ? null : (
      <p class="soft" role="status">
        Loading your cart…
      </p>
    );
  }
  return (
    <div class={style.empty}>
      <BagIcon />
      <p>It is empty.</p>
      <a class="button" href="/">
        Look at what we have
      </a>
    </div>
  );
}

function Line({ line, cart: now }: { line: CartLine; cart: Cart }) {
  const quantity = cart.quantityOf(line.productId);
  const refusal = cart.refusals.value.get(line.productId);
  const warnings = now.warnings.filter(({ target }) => target === line.id);
  const locked = now.state === "LOCKED";
  return (
    <li class={style.line} data-sku={line.sku}>
      <div class={style.picture}>
        <Picture url={line.product?.imageUrl ?? null} />
      </div>
      <div class={style.what}>
        <p class={style.name}>
          <a href={productAddress(line)}>{line.name}</a>
        </p>
        <p class="soft small">
          <Price of={line.unitPrice} /> each
        </p>
      </div>
      <p class={style.total} data-settling={quantity !== line.quantity || cart.busy.value}>
        <Price of={line.total} />
        {line.discount.minorUnits > 0 && <span class="soft small"> after {priceText(line.discount)} off</span>}
      </p>
      <div class={style.change}>
        {locked ? (
          <p class="soft">Quantity: {quantity}</p>
        ) : (
          <>
            <Stepper name={line.name} quantity={quantity} most={line.maxQuantity} change={(wanted) => (wanted === 0 ? cart.remove(line) : cart.want(line.productId, wanted))} />
            <button type="button" class="button link" aria-label={`Remove ${line.name}`} onClick={() => cart.remove(line)}>
              Remove
            </button>
          </>
        )}
      </div>
      {(refusal || warnings.length > 0) && (
        <ul class={style.warnings}>
          {refusal && (
            <li class="say">
              <span role="alert">{refusal}</span>
            </li>
          )}
          {warnings.map((warning) => (
            <li class="say" key={warning.code}>
              {warningText(warning)}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function warningText({ code, message, previous, current, availableQuantity }: Cart["warnings"][number]): string {
  switch (code) {
    case "PRICE_INCREASED":
    case "PRICE_DECREASED":
      return previous && current ? `The price was ${priceText(previous)}, and is ${priceText(current)} now.` : message;
    case "INSUFFICIENT_STOCK":
      return `Only ${availableQuantity ?? "a few"} can be had now. Choose fewer.`;
    case "OUT_OF_STOCK":
      return "It has sold out. Take it out to check out.";
    case "PRODUCT_WITHDRAWN":
      return "It is no longer sold. Take it out to check out.";
    default:
      return message;
  }
}

/** What the checkout itself asks for; it is no reason not to begin it. */
const ASKED_AT_CHECKOUT: ErrorCode[] = ["EMAIL_REQUIRED", "SHIPPING_ADDRESS_REQUIRED", "SHIPPING_METHOD_REQUIRED", "SHIPPING_METHOD_INVALID", "CART_LOCKED"];

export function blockersOf({ checkoutBlockers }: Cart): Refusal[] {
  return checkoutBlockers.filter(({ code }) => !ASKED_AT_CHECKOUT.includes(code));
}

function Foot({ cart: now }: { cart: Cart }) {
  const blockers = blockersOf(now).filter(({ target }) => !now.warnings.some((warning) => warning.target === target));
  const blocked = blockersOf(now).length > 0;
  return (
    <div class={style.foot}>
      <Codes cart={now} />
      <Sums totals={now.totals} shipping={now.requiresShipping} settling={!cart.settled.value} />
      {/* Whoever hears the page has changed a quantity elsewhere. */}
      <p class="hush" role="status">
        {cart.settled.value && `Total ${priceText(now.totals.total)}`}
      </p>
      {blockers.map(({ code, message }) => (
        <p class="say" key={code}>
          {message}
        </p>
      ))}
      {now.state !== "LOCKED" &&
        (blocked ? (
          <p class="soft">Mend what is marked above to check out.</p>
        ) : (
          <a class="button wide" href="/checkout">
            Check out · {priceText(now.totals.total)}
          </a>
        ))}
    </div>
  );
}

/** A payment page is open: the cart cannot be changed until it is closed. */
export function Locked() {
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function attempt(work: () => Promise<string | null>): Promise<void> {
    if (busy) return;
    setBusy(true);
    try {
      setTrouble(await work());
    } catch (unreachable) {
      console.warn(unreachable);
      setTrouble("We could not reach the store. Try again in a moment.");
    } finally {
      setBusy(false);
    }
  }

  async function pay(): Promise<string | null> {
    const page = await openPayment();
    if (page) {
      location.assign(page);
      return null;
    }
    // It may have been paid elsewhere.
    await cart.refresh();
    return cart.cart.value?.state !== "LOCKED" ? null : "The payment page does not answer just now. Try again in a moment.";
  }

  async function change(): Promise<string | null> {
    switch (await releaseCart()) {
      case "paid":
        return "This cart has just been paid. Thank you!";
      case "released":
        return null;
      default:
        return cart.cart.value?.state === "LOCKED" ? "The payment could not be closed just now. Try again in a moment." : null;
    }
  }

  return (
    <div class="say" role="status">
      <p>{trouble ?? "You have begun to pay for this cart."}</p>
      <p class="row">
        <button type="button" class="button" aria-disabled={busy} onClick={() => void attempt(pay)}>
          Go on paying
        </button>
        <button type="button" class="button quiet" aria-disabled={busy} onClick={() => void attempt(change)}>
          Change the cart
        </button>
      </p>
    </div>
  );
}
