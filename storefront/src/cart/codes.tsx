import { useId, useRef } from "preact/hooks";
import type { DiscountRefusal } from "../api/types";
import { send } from "../api/send";
import { useFocusAfter } from "../ui/focus";
import { Field, FormSheet, type Problems, Submit, needed, useForm } from "../ui/form";
import { priceText } from "../ui/money";
import { cart } from "./cart";
import style from "./codes.module.css";
import { CartDiscountCodesUpdate } from "./operations";
import type { Cart } from "./shopping-cart";

type Code = Cart["discountCodes"][number];

/** The cart's discount codes, with what each does or why it does nothing, and a field for another. */
export function Codes({ cart: now }: { cart: Cart }) {
  // The drawer may be open over a page that has the same field.
  const field = useId();
  const form = useForm({ [field]: needed("a discount code") });
  const codes = now.discountCodes.map(({ code }) => code);
  const locked = now.state === "LOCKED";
  const enter = useRef<HTMLElement>(null);
  useFocusAfter(codes.length, () => enter.current);

  async function set(wanted: string[]): Promise<Problems | void> {
    const answer = await cart.ask(async (cartId) => (await send(CartDiscountCodesUpdate, { cartId, codes: wanted })).cartDiscountCodesUpdate);
    if (!answer) return { "": cart.trouble.value ?? "Your cart has changed. Look at it again." };
    const refusal = answer.userErrors[0];
    if (refusal) return { [field]: sentenceOf(refusal.code, refusal.message) };
    const typed = document.getElementById(field);
    if (typed instanceof HTMLInputElement) typed.value = "";
  }

  return (
    <div class={style.codes}>
      {now.discountCodes.length > 0 && (
        <ul class={style.list} aria-label="Discount codes" aria-live="polite">
          {now.discountCodes.map((code) => (
            <li key={code.code} data-applicable={code.applicable}>
              <span>
                <b>{code.code}</b> <span class="soft small">{code.applicable ? `takes ${priceText(code.amount)} off` : reasonText(code)}</span>
              </span>
              {!locked && (
                <button type="button" class="button link" aria-label={`Remove the code ${code.code}`} onClick={() => void set(codes.filter((other) => other !== code.code))}>
                  Remove
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {!locked && (
        <details>
          <summary ref={enter}>Enter a discount code</summary>
          <FormSheet form={form} submit={(values) => set([...codes, values[field] ?? ""])}>
            <Field form={form} name={field} label="Discount code" autocomplete="off" maxLength={40} />
            <p>
              <Submit form={form}>Use the code</Submit>
            </p>
          </FormSheet>
        </details>
      )}
    </div>
  );
}

function reasonText({ reason, minimumSubtotal }: Code): string {
  const reasons: Record<DiscountRefusal, string> = {
    NOT_VALID: "has ended",
    USED_UP: "is used up",
    USED_BEFORE: "you have used it before",
    BELOW_MINIMUM: minimumSubtotal ? `applies from ${priceText(minimumSubtotal)} on` : "for larger orders",
    NOTHING_LEFT: "nothing is left to take off",
  };
  // A store that is newer than this page may have another reason.
  return (reason && reasons[reason]) ?? "does not apply now";
}

function sentenceOf(code: string, message: string): string {
  switch (code) {
    case "DISCOUNT_INVALID":
      return "We know no such code, or it cannot be used now.";
    case "INVALID_INPUT":
      return "That is one code too many, or one that you entered already.";
    default:
      return `${message.slice(0, 1).toUpperCase()}${message.slice(1)}.`;
  }
}
