import { useState } from "preact/hooks";
import { send } from "../api/send";
import { cart } from "../cart/cart";
import type { Cart } from "../cart/shopping-cart";
import { Field, FormSheet, type Problems, Submit, needed, problemsOf, useForm } from "../ui/form";
import { Price } from "../ui/money";
import { AddressText } from "./address";
import style from "./checkout.module.css";
import { CartShippingAddressSet, CartShippingMethodSelect } from "./operations";

/** The one country that the store sends to. */
const COUNTRY = "NZ";

/** Where the parcel goes, and how. */
export function DeliveryStep({ cart: now, on }: { cart: Cart; on: () => void }) {
  const [changing, setChanging] = useState(false);
  if (!now.shippingAddress || changing) return <AddressForm cart={now} done={() => setChanging(false)} />;
  return (
    <section class="sheet stack" aria-labelledby="step-title">
      <h2 id="step-title">Where shall we send it?</h2>
      <div class="row">
        <AddressText of={now.shippingAddress} />
        <button type="button" class="button quiet" onClick={() => setChanging(true)}>
          Change the address
        </button>
      </div>
      <Methods cart={now} on={on} />
    </section>
  );
}

const LABELS = {
  name: "The name",
  line1: "The street",
  line2: "The second line",
  city: "The town or city",
  region: "The region",
  postalCode: "The postcode",
  countryCode: "The country",
  phone: "The telephone number",
};

function AddressForm({ cart: now, done }: { cart: Cart; done: () => void }) {
  const form = useForm({
    name: needed("the name of who receives it"),
    line1: needed("the street and number"),
    city: needed("the town or city"),
    postalCode: (value) => (/^\s*\d{4}\s*$/.test(value) ? null : "Enter the postcode, four digits."),
  });
  const known = now.shippingAddress;

  async function submit({ name = "", line1 = "", line2 = "", city = "", region = "", postalCode = "", phone = "" }: Record<string, string>): Promise<Problems | void> {
    const address = { name, line1, line2: line2 || null, city, region: region || null, postalCode, countryCode: COUNTRY, phone: phone || null };
    const answer = await cart.ask(async (cartId) => (await send(CartShippingAddressSet, { cartId, address })).cartShippingAddressSet);
    if (!answer) return { "": cart.trouble.value ?? "Your cart has changed. Look at it again." };
    if (answer.userErrors.length > 0) return problemsOf(answer.userErrors, LABELS);
    done();
  }

  return (
    <section class="sheet stack" aria-labelledby="step-title">
      <h2 id="step-title">Where shall we send it?</h2>
      <p class="soft">We send to addresses in New Zealand.</p>
      <FormSheet form={form} submit={submit}>
        <Field form={form} name="name" label="Full name" autocomplete="shipping name" maxLength={100} defaultValue={known?.name} />
        <Field form={form} name="line1" label="Street and number" autocomplete="shipping address-line1" maxLength={120} defaultValue={known?.line1} />
        <Field form={form} name="line2" label="Flat, floor or company" optional autocomplete="shipping address-line2" maxLength={120} defaultValue={known?.line2 ?? ""} />
        <div class={style.two}>
          <Field form={form} name="city" label="Town or city" autocomplete="shipping address-level2" maxLength={80} defaultValue={known?.city} />
          <Field form={form} name="postalCode" label="Postcode" inputMode="numeric" autocomplete="shipping postal-code" maxLength={12} defaultValue={known?.postalCode} />
        </div>
        <Field form={form} name="region" label="Region" optional autocomplete="shipping address-level1" maxLength={80} defaultValue={known?.region ?? ""} />
        <Field
          form={form}
          name="phone"
          label="Telephone"
          optional
          hint="Only for the courier."
          type="tel"
          inputMode="tel"
          autocomplete="shipping tel"
          maxLength={40}
          defaultValue={known?.phone ?? ""}
        />
        <p class="row">
          <Submit form={form}>Use this address</Submit>
          {known && (
            <button type="button" class="button link" onClick={done}>
              Keep the address as it was
            </button>
          )}
        </p>
      </FormSheet>
    </section>
  );
}

function Methods({ cart: now, on }: { cart: Cart; on: () => void }) {
  const form = useForm({});
  // The cheapest, until the shopper chooses.
  const chosen = now.shippingMethod?.id ?? now.availableShippingMethods.toSorted((one, other) => one.price.minorUnits - other.price.minorUnits)[0]?.id;

  async function submit({ method }: Record<string, string>): Promise<Problems | void> {
    if (method === undefined) return { "": "Choose how we shall send it." };
    if (method !== now.shippingMethod?.id) {
      const answer = await cart.ask(async (cartId) => (await send(CartShippingMethodSelect, { cartId, shippingMethodId: method })).cartShippingMethodSelect);
      if (!answer) return { "": cart.trouble.value ?? "Your cart has changed. Look at it again." };
      if (answer.userErrors.length > 0) return problemsOf(answer.userErrors, {});
    }
    on();
  }

  return (
    <FormSheet form={form} submit={submit}>
      <fieldset class={style.methods}>
        <legend>How fast?</legend>
        {now.availableShippingMethods.map(({ id, name, price, minDays, maxDays }) => (
          <label key={id}>
            <input type="radio" name="method" value={id} defaultChecked={id === chosen} />
            <span>
              {name} <span class="soft small">{days(minDays, maxDays)}</span>
            </span>
            <Price of={price} />
          </label>
        ))}
      </fieldset>
      <p>
        <Submit form={form}>Continue to review</Submit>
      </p>
    </FormSheet>
  );
}

export function days(least: number, most: number): string {
  const count = least === most ? `${least}` : `${least}–${most}`;
  return `${count} working ${most === 1 ? "day" : "days"}`;
}
