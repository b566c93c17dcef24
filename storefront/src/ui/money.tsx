import type { PriceFragment as Money } from "../api/types";

export type { Money };

/** An amount as shoppers read it: $73.48. */
export function priceText({ amount, currencyCode }: Money): string {
  return format("en-NZ", currencyCode, amount);
}

/** An amount with its country, where it is about to be paid: NZ$73.48. */
export function fullPriceText({ amount, currencyCode }: Money): string {
  return format("en", currencyCode, amount);
}

// The exact decimal is formatted, not a number that is near it.
function format(locale: string, currency: string, amount: string): string {
  return new Intl.NumberFormat(locale, { style: "currency", currency }).format(amount as `${number}`);
}

export function Price({ of }: { of: Money }) {
  return <span class="figures">{priceText(of)}</span>;
}
