import type { SumsFragment } from "../api/types";
import { type Money, Price } from "../ui/money";
import style from "./sums.module.css";

interface SumsProps {
  totals: SumsFragment;
  /** Whether anything is sent by courier. */
  shipping: boolean;
  /** Whether the way of sending is chosen, so that its price is known. */
  shippingKnown?: boolean;
  /** What is said of its price until then. */
  unknown?: string;
  /** Whether the store has still to say what they are now. */
  settling?: boolean;
}

/** The sums of a cart or an order, as the store computed them. */
export function Sums({ totals, shipping, shippingKnown = totals.shippingTotal.minorUnits > 0, unknown = "chosen at checkout", settling = false }: SumsProps) {
  return (
    <dl class={style.sums} data-settling={settling} aria-busy={settling}>
      <div>
        <dt>Items</dt>
        <dd>
          <Price of={totals.subtotal} />
        </dd>
      </div>
      {totals.discountTotal.minorUnits > 0 && (
        <div>
          <dt>Discount</dt>
          <dd>
            −<Price of={totals.discountTotal} />
          </dd>
        </div>
      )}
      {shipping && (
        <div>
          <dt>Delivery</dt>
          <dd>{shippingKnown ? <Delivery of={totals.shippingTotal} /> : <span class="soft">{unknown}</span>}</dd>
        </div>
      )}
      <div class={style.total}>
        <dt>Total</dt>
        <dd>
          <Price of={totals.total} />
        </dd>
      </div>
      <div class="soft small">
        <dt>GST in it</dt>
        <dd>
          <Price of={totals.taxTotal} />
        </dd>
      </div>
      <div class="soft small">
        <dt>Total without GST</dt>
        <dd>
          <Price of={totals.totalExcludingTax} />
        </dd>
      </div>
    </dl>
  );
}

function Delivery({ of }: { of: Money }) {
  return of.minorUnits === 0 ? <span>Free</span> : <Price of={of} />;
}
