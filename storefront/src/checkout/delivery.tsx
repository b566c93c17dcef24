import { useSignal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { customer } from "../account/account";
import { send } from "../api/send";
import type { AddressesToChooseQuery } from "../api/types";
import { cart } from "../cart/cart";
import type { Cart } from "../cart/shopping-cart";
import { useFocusAfter } from "../ui/focus";
import { FormSheet, type Problems, Submit, forgetDraft, problemsOf, useForm } from "../ui/form";
import { Price } from "../ui/money";
import { AddressText } from "./address";
import { ADDRESS_LABELS, AddressFields, addressChecks, addressOf } from "./address-form";
import style from "./checkout.module.css";
import { AddressesToChoose, CartShippingAddressSet, CartShippingMethodSelect } from "./operations";

const DRAFT = "delivery";

/** Where the parcel goes, and how. */
export function DeliveryStep({ cart: now, on }: { cart: Cart; on: () => void }) {
  const [changing, setChanging] = useState(false);
  const typing = !now.shippingAddress || changing;
  useFocusAfter(typing, () => document.getElementById("step-title"));
  if (!now.shippingAddress || changing) return <AddressForm cart={now} done={() => setChanging(false)} />;
  return (
    <section class="sheet stack" aria-labelledby="step-title">
      <h2 id="step-title" tabIndex={-1}>Where shall we send it?</h2>
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

function AddressForm({ cart: now, done }: { cart: Cart; done: () => void }) {
  const form = useForm(addressChecks);
  const known = now.shippingAddress;

  async function submit(values: Record<string, string>): Promise<Problems | void> {
    const address = addressOf(values);
    const answer = await cart.ask(async (cartId) => (await send(CartShippingAddressSet, { cartId, address })).cartShippingAddressSet);
    if (!answer) return { "": cart.trouble.value ?? "Your cart has changed. Look at it again." };
    if (answer.userErrors.length > 0) return problemsOf(answer.userErrors, ADDRESS_LABELS);
    done();
  }

  function leave(): void {
    forgetDraft(DRAFT);
    done();
  }

  return (
    <section class="sheet stack" aria-labelledby="step-title">
      <h2 id="step-title" tabIndex={-1}>Where shall we send it?</h2>
      <p class="soft">We send to addresses in New Zealand.</p>
      {customer.value && <KeptAddresses done={done} />}
      <FormSheet form={form} submit={submit} draft={DRAFT}>
        <AddressFields form={form} known={known} />
        <p class="row">
          <Submit form={form}>Use this address</Submit>
          {known && (
            <button type="button" class="button link" onClick={leave}>
              Keep the address as it was
            </button>
          )}
        </p>
      </FormSheet>
    </section>
  );
}

/** The addresses that the customer keeps, the preferred one first. */
function KeptAddresses({ done }: { done: () => void }) {
  const form = useForm({});
  const addresses = useSignal<NonNullable<AddressesToChooseQuery["me"]>["addresses"]>([]);
  useEffect(() => {
    // A new address can be typed without them.
    send(AddressesToChoose, {}).then(({ me }) => (addresses.value = me?.addresses ?? [])).catch(console.warn);
  }, []);
  if (addresses.value.length === 0) return null;
  const chosen = addresses.value.find(({ preferred }) => preferred) ?? addresses.value[0]!;

  async function submit({ kept }: Record<string, string>): Promise<Problems | void> {
    const address = addresses.value.find(({ id }) => id === kept)?.address;
    if (!address) return { "": "Choose an address." };
    const answer = await cart.ask(async (cartId) => (await send(CartShippingAddressSet, { cartId, address })).cartShippingAddressSet);
    if (!answer) return { "": cart.trouble.value ?? "Your cart has changed. Look at it again." };
    if (answer.userErrors.length > 0) return problemsOf(answer.userErrors, {});
    done();
  }

  return (
    <FormSheet form={form} submit={submit}>
      <fieldset class={style.methods}>
        <legend>Your addresses</legend>
        {addresses.value.map(({ id, address }) => (
          <label key={id}>
            <input type="radio" name="kept" value={id} defaultChecked={id === chosen.id} />
            <AddressText of={address} />
          </label>
        ))}
      </fieldset>
      <p>
        <Submit form={form}>Send it there</Submit>
      </p>
      <h3>Or to another address</h3>
    </FormSheet>
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
