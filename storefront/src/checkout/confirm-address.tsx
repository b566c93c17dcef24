import { useLocation } from "preact-iso/router";
import type { Cart } from "../cart/shopping-cart";
import { FormSheet, type Problems, Submit, useForm } from "../ui/form";
import { AddressChoice, sendSomehow, sendToKept } from "./delivery";
import type { KeptAddresses } from "./kept-addresses";

// The address that the cart has already.
const OF_CART = "cart";

/** A kept address is offered, and used once the customer says so. */
export function ConfirmAddress({ cart: now, kept }: { cart: Cart; kept: KeptAddresses }) {
  const { route } = useLocation();
  const form = useForm({});
  const own = now.availableShippingMethods.length > 0 && now.shippingAddress;
  const offered = own ? [{ id: OF_CART, address: own }, ...kept.usable] : kept.usable;
  const several = offered.length > 1;

  async function submit({ kept: id }: Record<string, string>): Promise<Problems | void> {
    const chosen = offered.find((one) => one.id === id);
    if (!chosen) return { "": "Choose an address." };
    const problems = chosen.id === OF_CART ? null : await sendToKept(chosen.address, kept);
    if (problems) return problems;
    if (!kept.refused.value) return (await sendSomehow()) ?? undefined;
    route("/checkout?step=delivery");
  }

  return (
    <FormSheet form={form} submit={submit}>
      <AddressChoice legend={several ? "Where shall we send it?" : "Shall we send it there?"} of={offered} />
      <p class="row">
        <Submit form={form}>{several ? "Send it there" : "Yes, send it there"}</Submit>
        <a href="/checkout?step=delivery">Send it to another address</a>
      </p>
    </FormSheet>
  );
}
