import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { customer } from "../account/account";
import { send } from "../api/send";
import type { AddressesToChooseQuery, PlaceFragment as Place } from "../api/types";
import type { Problems } from "../ui/form";
import { AddressesToChoose } from "./operations";

export type KeptAddress = NonNullable<AddressesToChooseQuery["me"]>["addresses"][number];

/** The addresses of the customer who buys. */
export interface KeptAddresses {
  /** Whether it is known which there are; at once for guests. */
  known: boolean;
  /** Those that the store sends to, the preferred one first. */
  usable: readonly KeptAddress[];
  /** Whether there are only others. */
  elsewhere: boolean;
  /** Whether they could not be read; a new one can be typed without them. */
  failed: boolean;
  /** One that the store does not take as it was kept, and why: it is to be mended. */
  refused: Signal<{ address: Place; problems: Problems } | null>;
  read(): Promise<void>;
}

/** Reads them for somebody who is signed in, where they are wanted. */
export function useKeptAddresses(wanted: boolean): KeptAddresses {
  const answer = useSignal<AddressesToChooseQuery | null>(null);
  const failed = useSignal(false);
  const refused = useSignal<KeptAddresses["refused"]["value"]>(null);
  const who = wanted && customer.value?.email;

  async function read(): Promise<void> {
    try {
      answer.value = await send(AddressesToChoose, {});
      failed.value = false;
    } catch (unreachable) {
      console.warn(unreachable);
      failed.value = true;
    }
  }
  useEffect(() => {
    answer.value = null;
    if (who) void read();
  }, [who]);

  const all = answer.value?.me?.addresses ?? [];
  const usable = all
    .filter(({ address }) => answer.value?.storeSettings.deliveryCountries.includes(address.countryCode))
    .toSorted((one, other) => Number(other.preferred) - Number(one.preferred));
  return {
    known: !who || failed.value || answer.value !== null,
    usable,
    elsewhere: all.length > 0 && usable.length === 0,
    failed: failed.value,
    refused,
    read,
  };
}
