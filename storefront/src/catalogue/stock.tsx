import type { Availability } from "../api/types";
import style from "./stock.module.css";

interface Stocked {
  availability: Availability;
  maxQuantityPerOrder: number;
}

export function stockText({ availability, maxQuantityPerOrder }: Stocked): string {
  switch (availability) {
    case "IN_STOCK":
      return "In stock";
    case "LOW_STOCK":
      return `Only ${maxQuantityPerOrder} left`;
    case "OUT_OF_STOCK":
      return "Out of stock";
    case "DISCONTINUED":
      return "No longer sold";
    default:
      return "Ask us about stock";
  }
}

/** What to expect of a product's stock, in a word and a mark. */
export function Stock({ of }: { of: Stocked }) {
  return (
    <p class={style.stock} data-availability={of.availability}>
      {stockText(of)}
    </p>
  );
}
