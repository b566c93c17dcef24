import { useState } from "preact/hooks";
import { customer } from "../account/account";
import { send } from "../api/send";
import type { PlaceFragment as Place } from "../api/types";
import { cart } from "../cart/cart";
import type { Cart } from "../cart/shopping-cart";
import { workingDays } from "../ui/days";
import { useFocusAfter } from "../ui/focus";
import { FormSheet, type Problems, Submit, forgetDraft, problemsOf, useForm } from "../ui/form";
import { Price } from "../ui/money";
import { Failed } from "../ui/page";
import { AddressText } from "./address";
import { ADDRESS_LABELS, AddressFields, addressChecks, addressOf } from "./address-form";
import style from "./checkout.module.css";
import type { KeptAddresses } from "./kept-addresses";
import { AddressKeep, CartShippingAddressSet, CartShippingMethodSelect } from "./operations";

const DRAFT = "delivery";
const CHANGED = "Your cart has changed. Look at it again.";

interface DeliveryStepProps {
  cart: Cart;
  kept: KeptAddresses;
  /** Goes on to the review. */
  on(): void;
}

/** Where the parcel goes, and how. */
export function DeliveryStep({ cart: now, kept, on }: DeliveryStepProps) {
  const [changing, setChanging] = useState(false);
  const [notKept, setNotKept] = useState(false);
  const known = now.availableShippingMethods.length > 0 ? now.shippingAddress : null;
  const refused = kept.refused.value;
  const typing = !known || changing || refused !== null;
  useFocusAfter(refused ?? typing, () => document.getElementById("step-title"));
  function done(): void {
    kept.refused.value = null;
    setChanging(false);
  }
  if (typing) {
    return <AddressForm key={refused ? "mend" : "new"} cart={now} kept={kept} done={done} keepingFailed={() => setNotKept(true)} />;
  }
  return (
    <section class="sheet stack" aria-labelledby="step-title">
      <h2 id="step-title" tabIndex={-1}>Where shall we send it?</h2>
      <div class="row">
        <AddressText of={known} />
        <button type="button" class="button quiet" onClick={() => setChanging(true)}>
          Change the address
        </button>
      </div>
      {notKept && (
        <p class="say" role="alert">
          We send it there, but could not keep the address in your account.
        </p>
      )}
      <Methods cart={now} on={on} />
    </section>
  );
}

interface AddressFormProps {
  cart: Cart;
  kept: KeptAddresses;
  done(): void;
  keepingFailed(): void;
}

function AddressForm({ cart: now, kept, done, keepingFailed }: AddressFormProps) {
  const mended = kept.refused.value;
  const form = useForm(addressChecks, mended?.problems);
  const known = mended?.address ?? now.shippingAddress;

  async function submit({ keep, ...values }: Record<string, string>): Promise<Problems | void> {
    const address = addressOf(values);
    const problems = await sendTo(address);
    if (problems) return problems;
    done();
    if (keep) void keepAddress(address).then((isKept) => isKept || keepingFailed());
  }

  function leave(): void {
    forgetDraft(DRAFT);
    done();
  }

  return (
    <section class="sheet stack" aria-labelledby="step-title">
      <h2 id="step-title" tabIndex={-1}>Where shall we send it?</h2>
      <p class="soft">We send to addresses in New Zealand.</p>
      {kept.elsewhere && <p class="say">The addresses in your account are in other countries.</p>}
      {kept.failed && <Failed retry={() => void kept.read()}>The addresses in your account could not be read.</Failed>}
      {mended && (
        <p class="say" role="alert">
          We cannot send to this address as it is in your account. Mend it here.
        </p>
      )}
      {!mended && kept.usable.length > 0 && <KeptOnes kept={kept} done={done} />}
      <FormSheet form={form} submit={submit} draft={DRAFT}>
        <AddressFields form={form} known={known} />
        {customer.value && (
          <label class={style.keep}>
            <input type="checkbox" name="keep" />
            Keep it in my account for the next time
          </label>
        )}
        <p class="row">
          <Submit form={form}>Use this address</Submit>
          {now.shippingAddress && !mended && (
            <button type="button" class="button link" onClick={leave}>
              Keep the address as it was
            </button>
          )}
        </p>
      </FormSheet>
    </section>
  );
}

/** The addresses that the customer keeps. */
function KeptOnes({ kept, done }: { kept: KeptAddresses; done: () => void }) {
  const form = useForm({});

  async function submit({ kept: id }: Record<string, string>): Promise<Problems | void> {
    const address = kept.usable.find((one) => one.id === id)?.address;
    if (!address) return { "": "Choose an address." };
    const problems = await sendToKept(address, kept);
    if (problems) return problems;
    if (!kept.refused.value) done();
  }

  return (
    <FormSheet form={form} submit={submit}>
      <AddressChoice legend="Your addresses" of={kept.usable} />
      <p>
        <Submit form={form}>Send it there</Submit>
      </p>
      <h3>Or to another address</h3>
    </FormSheet>
  );
}

/** Addresses to choose from, the first of them chosen. */
export function AddressChoice({ legend, of }: { legend: string; of: readonly { id: string; address: Place }[] }) {
  return (
    <fieldset class={style.methods}>
      <legend>{legend}</legend>
      {of.map(({ id, address }, index) => (
        <label key={id}>
          <input type="radio" name="kept" value={id} defaultChecked={index === 0} />
          <AddressText of={address} />
        </label>
      ))}
    </fieldset>
  );
}

async function sendTo(address: Place): Promise<Problems | null> {
  const answer = await cart.ask(async (cartId) => (await send(CartShippingAddressSet, { cartId, address })).cartShippingAddressSet);
  if (!answer) return { "": cart.trouble.value ?? CHANGED };
  return answer.userErrors.length > 0 ? problemsOf(answer.userErrors, ADDRESS_LABELS) : null;
}

/** As {@link sendTo}; if the store does not take an address that was kept, the delivery step lets it be mended. */
export async function sendToKept(address: Place, kept: KeptAddresses): Promise<Problems | null> {
  const problems = await sendTo(address);
  if (!problems || Object.keys(problems).every((name) => name === "")) return problems;
  forgetDraft(DRAFT);
  kept.refused.value = { address, problems };
  return null;
}

async function keepAddress(address: Place): Promise<boolean> {
  try {
    return (await send(AddressKeep, { address })).customerAddressSave.userErrors.length === 0;
  } catch (unreachable) {
    console.warn(unreachable);
    return false;
  }
}

/** The way of sending that is offered first. */
function cheapest({ availableShippingMethods }: Cart): string | undefined {
  return availableShippingMethods.toSorted((one, other) => one.price.minorUnits - other.price.minorUnits)[0]?.id;
}

async function sendBy(shippingMethodId: string | undefined): Promise<Problems | null> {
  if (shippingMethodId === undefined) return { "": "Choose how we shall send it." };
  const answer = await cart.ask(async (cartId) => (await send(CartShippingMethodSelect, { cartId, shippingMethodId })).cartShippingMethodSelect);
  if (!answer) return { "": cart.trouble.value ?? CHANGED };
  return answer.userErrors.length > 0 ? problemsOf(answer.userErrors, {}) : null;
}

/** Chooses the cheapest way of sending, where none is chosen. */
export async function sendSomehow(): Promise<Problems | null> {
  const now = cart.cart.value;
  return !now || now.shippingMethod ? null : sendBy(cheapest(now));
}

function Methods({ cart: now, on }: { cart: Cart; on: () => void }) {
  const form = useForm({});
  // The cheapest, until the shopper chooses.
  const chosen = now.shippingMethod?.id ?? cheapest(now);

  async function submit({ method }: Record<string, string>): Promise<Problems | void> {
    const problems = method === now.shippingMethod?.id ? null : await sendBy(method);
    if (problems) return problems;
    on();
  }

  return (
    <FormSheet form={form} submit={submit}>
      <fieldset class={style.methods}>
        <legend>How fast?</legend>
        {now.availableShippingMethods.map((method) => (
          <label key={method.id}>
            <input type="radio" name="method" value={method.id} defaultChecked={method.id === chosen} />
            <span>
              {method.name} <span class="soft small">{workingDays(method)}</span>
            </span>
            <Price of={method.price} />
          </label>
        ))}
      </fieldset>
      <p>
        <Submit form={form}>Continue to review</Submit>
      </p>
    </FormSheet>
  );
}
