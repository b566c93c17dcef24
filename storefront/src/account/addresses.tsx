import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { send } from "../api/send";
import type { KeptAddressFragment as KeptAddress } from "../api/types";
import { AddressFields, addressChecks, addressOf, ADDRESS_LABELS } from "../checkout/address-form";
import { AddressText } from "../checkout/address";
import { FormSheet, Submit, problemsOf, useForm } from "../ui/form";
import { Failed } from "../ui/page";
import style from "./account.module.css";
import { CustomerAddressRemove, CustomerAddressSave, MyAddresses } from "./operations";

/** The addresses that a customer keeps. */
export function Addresses() {
  const addresses = useSignal<readonly KeptAddress[] | null>(null);
  const failed = useSignal(false);
  const adding = useSignal(false);

  async function read(): Promise<void> {
    failed.value = false;
    try {
      addresses.value = (await send(MyAddresses, {})).me?.addresses ?? [];
    } catch (unreachable) {
      console.warn(unreachable);
      failed.value = true;
    }
  }
  useEffect(() => void read(), []);

  async function change(work: () => Promise<{ addresses: readonly KeptAddress[] }>): Promise<void> {
    try {
      addresses.value = (await work()).addresses;
    } catch (unreachable) {
      console.warn(unreachable);
      failed.value = true;
    }
  }
  const prefer = ({ id, address }: KeptAddress) =>
    change(async () => (await send(CustomerAddressSave, { input: { id, address, preferred: true } })).customerAddressSave);
  const remove = ({ id }: KeptAddress) => change(async () => (await send(CustomerAddressRemove, { id })).customerAddressRemove);

  return (
    <section class="sheet stack" aria-labelledby="addresses-title">
      <h2 id="addresses-title">Addresses</h2>
      {failed.value && <Failed retry={() => void read()}>Your addresses could not be read or changed.</Failed>}
      {addresses.value?.length === 0 && !adding.value && <p class="soft">None yet. The next checkout goes faster with one.</p>}
      <ul class={style.addresses}>
        {addresses.value?.map((kept) => (
          <li key={kept.id}>
            <AddressText of={kept.address} />
            <div class="row">
              {kept.preferred ? (
                <span class="soft small">Offered first</span>
              ) : (
                <button type="button" class="button link" aria-label={`Offer it first: the address of ${kept.address.name}, ${kept.address.line1}`} onClick={() => void prefer(kept)}>
                  Offer it first
                </button>
              )}
              <button type="button" class="button link" aria-label={`Remove the address of ${kept.address.name}, ${kept.address.line1}`} onClick={() => void remove(kept)}>
                Remove
              </button>
            </div>
          </li>
        ))}
      </ul>
      {adding.value ? (
        <NewAddress
          saved={(kept) => {
            addresses.value = kept;
            adding.value = false;
          }}
        />
      ) : (
        <p>
          <button type="button" class="button quiet" onClick={() => (adding.value = true)}>
            Add an address
          </button>
        </p>
      )}
    </section>
  );
}

function NewAddress({ saved }: { saved: (addresses: readonly KeptAddress[]) => void }) {
  const form = useForm(addressChecks);
  return (
    <FormSheet
      form={form}
      submit={async (values) => {
        const { addresses, userErrors } = (await send(CustomerAddressSave, { input: { address: addressOf(values) } })).customerAddressSave;
        if (userErrors.length > 0) return problemsOf(userErrors, ADDRESS_LABELS);
        saved(addresses);
      }}
    >
      <AddressFields form={form} known={null} />
      <p>
        <Submit form={form}>Keep this address</Submit>
      </p>
    </FormSheet>
  );
}
