import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { send } from "../api/send";
import type { KeptAddressFragment as KeptAddress } from "../api/types";
import { AddressFields, addressChecks, addressOf, ADDRESS_LABELS } from "../checkout/address-form";
import { AddressText } from "../checkout/address";
import { useFocusAfter } from "../ui/focus";
import { FormSheet, Submit, problemsOf, useForm } from "../ui/form";
import { Failed } from "../ui/page";
import style from "./account.module.css";
import { CustomerAddressRemove, CustomerAddressSave, MyAddresses } from "./operations";

/** The addresses that a customer keeps. */
export function Addresses() {
  const addresses = useSignal<readonly KeptAddress[] | null>(null);
  const failed = useSignal(false);
  // The one that is written, or the one that is changed.
  const writing = useSignal<KeptAddress | "new" | null>(null);
  // What can be put back.
  const removed = useSignal<KeptAddress | null>(null);
  const busy = useSignal(false);
  const undo = useRef<HTMLButtonElement>(null);
  const title = () => document.getElementById("addresses-title");

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
  useFocusAfter(addresses.value?.length, () => undo.current ?? title());
  useFocusAfter(writing.value, title);
  useFocusAfter(removed.value, title);

  async function change(work: () => Promise<{ addresses: readonly KeptAddress[] }>): Promise<boolean> {
    if (busy.value) return false;
    busy.value = true;
    failed.value = false;
    try {
      addresses.value = (await work()).addresses;
    } catch (unreachable) {
      console.warn(unreachable);
      failed.value = true;
    } finally {
      busy.value = false;
    }
    return !failed.value;
  }
  const prefer = ({ id, address }: KeptAddress) =>
    change(async () => (await send(CustomerAddressSave, { input: { id, address, preferred: true } })).customerAddressSave);
  async function remove(kept: KeptAddress): Promise<void> {
    if (await change(async () => (await send(CustomerAddressRemove, { id: kept.id })).customerAddressRemove)) removed.value = kept;
  }
  async function putBack({ address, preferred }: KeptAddress): Promise<void> {
    if (await change(async () => (await send(CustomerAddressSave, { input: { address, preferred } })).customerAddressSave)) removed.value = null;
  }
  function saved(kept: readonly KeptAddress[]): void {
    addresses.value = kept;
    writing.value = null;
  }

  return (
    <section class="sheet stack" aria-labelledby="addresses-title">
      <h2 id="addresses-title" tabIndex={-1}>Addresses</h2>
      {failed.value && <Failed retry={() => void read()}>Your addresses could not be read or changed.</Failed>}
      {addresses.value?.length === 0 && writing.value === null && !removed.value && <p class="soft">None yet. The next checkout goes faster with one.</p>}
      <ul class={style.addresses}>
        {addresses.value?.map((kept) => (
          <li key={kept.id}>
            <AddressText of={kept.address} />
            <div class="row">
              <button type="button" class="button link" aria-label={`Change the address of ${kept.address.name}, ${kept.address.line1}`} onClick={() => (writing.value = kept)}>
                Change
              </button>
              {kept.preferred ? (
                <span class="soft small">Offered first</span>
              ) : addresses.value!.length > 1 && (
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
      {removed.value && (
        <div class="say good" role="status">
          <p>
            The address of <bdi>{removed.value.address.name}</bdi>, <bdi>{removed.value.address.line1}</bdi> is removed.
          </p>
          <button ref={undo} type="button" class="button link" onClick={() => removed.value && void putBack(removed.value)}>
            Undo
          </button>
        </div>
      )}
      {writing.value ? (
        <AddressForm key={writing.value === "new" ? "new" : writing.value.id} of={writing.value === "new" ? null : writing.value} saved={saved} close={() => (writing.value = null)} />
      ) : (
        <p>
          <button type="button" class="button quiet" onClick={() => (writing.value = "new")}>
            Add an address
          </button>
        </p>
      )}
    </section>
  );
}

interface AddressFormProps {
  /** The one that is changed; null for a new one. */
  of: KeptAddress | null;
  saved(addresses: readonly KeptAddress[]): void;
  close(): void;
}

function AddressForm({ of, saved, close }: AddressFormProps) {
  const form = useForm(addressChecks);
  return (
    <FormSheet
      form={form}
      submit={async (values) => {
        const { addresses, userErrors } = (await send(CustomerAddressSave, { input: { ...(of && { id: of.id, preferred: of.preferred }), address: addressOf(values) } })).customerAddressSave;
        if (userErrors.length > 0) return problemsOf(userErrors, ADDRESS_LABELS);
        saved(addresses);
      }}
    >
      <h3>{of ? "Change this address" : "A new address"}</h3>
      <AddressFields form={form} known={of?.address ?? null} />
      <p class="row">
        <Submit form={form}>Keep this address</Submit>
        <button type="button" class="button link" onClick={close}>
          {of ? "Leave it as it was" : "Not now"}
        </button>
      </p>
    </FormSheet>
  );
}
