import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { send } from "../api/send";
import { cart } from "../cart/cart";
import type { Cart } from "../cart/shopping-cart";
import { Field, FormSheet, type Problems, Submit, emailCheck, problemsOf, useForm } from "../ui/form";
import { customer } from "../account/account";
import { CartContactSet, CheckoutSettings } from "./operations";

/** Where the receipt goes. */
export function Contact({ cart: now, next, on }: { cart: Cart; next: string; on: () => void }) {
  const form = useForm({ email: emailCheck });
  const guestsBuy = useSignal(true);
  const who = customer.value;
  useEffect(() => {
    // When it cannot be read, the checkout itself says whether guests may.
    send(CheckoutSettings, {}).then(({ storeSettings }) => (guestsBuy.value = storeSettings.guestCheckout)).catch(console.warn);
  }, []);

  async function submit({ email = "" }: Record<string, string>): Promise<Problems | void> {
    const answer = await cart.ask(async (cartId) => (await send(CartContactSet, { cartId, email })).cartContactSet);
    if (!answer) return { "": cart.trouble.value ?? "Your cart has changed. Look at it again." };
    if (answer.userErrors.length > 0) return problemsOf(answer.userErrors, { email: "The e-mail address" });
    on();
  }

  return (
    <section class="sheet stack" aria-labelledby="step-title">
      <h2 id="step-title" tabIndex={-1}>How do we reach you?</h2>
      {who === null && (
        <p>
          {guestsBuy.value ? "You can buy without an account. You have one? " : "Only customers can buy here. "}
          <a href="/account?next=/checkout">Sign in</a>
          {guestsBuy.value ? "." : <> or <a href="/account/new?next=/checkout">make an account</a>.</>}
        </p>
      )}
      {(who || guestsBuy.value) && <FormSheet form={form} submit={submit} draft="contact">
        <Field
          form={form}
          name="email"
          label="E-mail address"
          hint="For your receipt and for news of this order; nothing else."
          type="email"
          inputMode="email"
          autocomplete="email"
          maxLength={254}
          defaultValue={now.email ?? who?.email ?? ""}
        />
        <p>
          <Submit form={form}>Continue to {next}</Submit>
        </p>
      </FormSheet>}
    </section>
  );
}
