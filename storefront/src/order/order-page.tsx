import type { ComponentChildren } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { useRoute } from "preact-iso/router";
import type { OrderStatus } from "../api/types";
import { Actions, DownloadButton } from "./actions";
import { Claim } from "./claim";
import { AddressText } from "../checkout/address";
import { productAddress } from "../catalogue/address";
import { Sums } from "../cart/sums";
import { workingDays } from "../ui/days";
import { Price, priceText } from "../ui/money";
import { Failed, Loading, useTitle } from "../ui/page";
import { isOrderNumber, keepAccessToken, takeFragment } from "./known-orders";
import { type Order, followOrder } from "./live-order";
import style from "./order-page.module.css";
import { When } from "./marks";
import { notice, orderSeen } from "./return-notice";
import { Timeline } from "./timeline";
import { paymentWord } from "./words";

/** One order, which keeps itself up to date. */
export default function OrderPage() {
  const number = (useRoute().params.number ?? "").toUpperCase();
  const live = useMemo(() => {
    const token = takeFragment().get("token");
    if (token && isOrderNumber(number)) keepAccessToken(number, token);
    return followOrder(number);
  }, [number]);
  useEffect(() => () => live.end(), [live]);
  useEffect(() => orderSeen(number), [number, notice.value]);
  useTitle(`Order ${number}`);

  const order = live.order.value;
  if (order === undefined && live.connection.value === "reconnecting") {
    return (
      <Unread number={number}>
        <Failed retry={() => void live.look()}>We could not reach the store. We go on trying.</Failed>
      </Unread>
    );
  }
  if (order === undefined) {
    return (
      <Unread number={number}>
        <Loading what="your order" />
      </Unread>
    );
  }
  if (order === null) return <NoOrder number={number} />;
  return (
    <div class={style.page}>
      <div class="stack">
        <div>
          <h1 tabIndex={-1}>Order {order.number}</h1>
          <p class="soft">
            Placed <When at={order.placedAt} />
          </p>
        </div>
        <Timeline order={order} connection={live.connection.value} />
        <Actions order={order} live={live} />
        <Claim order={order} />
      </div>
      <div class="stack">
        <Items order={order} />
        <Whereabouts order={order} />
      </div>
    </div>
  );
}

function Unread({ number, children }: { number: string; children: ComponentChildren }) {
  return (
    <div class="stack plain">
      <h1 tabIndex={-1}>Order {number}</h1>
      {children}
    </div>
  );
}

function Items({ order }: { order: Order }) {
  return (
    <section class="sheet stack" aria-labelledby="items-title">
      <h2 id="items-title">What you bought</h2>
      <ul class={style.items}>
        {order.lines.map((line) => (
          <li key={line.id}>
            <span>
              {line.quantity} × <a href={productAddress(line)}>{line.name}</a>
              <span class={`soft small ${style.more}`}>
                {priceText(line.unitPrice)} each{line.discount.minorUnits > 0 && `, ${priceText(line.discount)} off`}
                {line.quantityCancelled > 0 && ` · ${line.quantityCancelled} cancelled`}
                {line.quantityReturned > 0 && ` · ${line.quantityReturned} sent back`}
              </span>
              {line.downloadKey && (
                <span class={style.download}>
                  <DownloadButton name={line.name} downloadKey={line.downloadKey} />
                </span>
              )}
            </span>
            <Price of={line.total} />
          </li>
        ))}
      </ul>
      <Sums totals={order.totals} shipping={order.shippingMethod !== null} shippingKnown />
      <dl class={style.money}>
        {order.refunds.map(({ id, amount, status, reason }) => (
          <div key={id}>
            <dt>
              Refund{reason && <span class="soft small"> · {reason}</span>}
            </dt>
            <dd>
              <Price of={amount} /> <span class="soft small">{REFUNDS[status] ?? ""}</span>
            </dd>
          </div>
        ))}
        <div>
          <dt>Payment</dt>
          <dd>{paymentWord(order.paymentStatus)}</dd>
        </div>
        {order.amountRefunded.minorUnits > 0 && (
          <div>
            <dt>Returned to you</dt>
            <dd>
              <Price of={order.amountRefunded} />
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

const REFUNDS: Record<string, string> = { PENDING: "on its way", CONFIRMED: "with you", FAILED: "being looked after", WITHDRAWN: "not needed" };

/** While it is still to arrive, how long it takes matters. */
const AWAITED: OrderStatus[] = ["PENDING_PAYMENT", "CONFIRMED", "PROCESSING", "SHIPPED", "ON_HOLD"];

function Whereabouts({ order }: { order: Order }) {
  return (
    <section class="sheet stack" aria-labelledby="where-title">
      <h2 id="where-title">Where it goes</h2>
      {order.shippingAddress && (
        <div>
          <AddressText of={order.shippingAddress} />
          {order.shippingMethod && (
            <p class="soft">
              {order.shippingMethod.name}
              {AWAITED.includes(order.status) && `, ${workingDays(order.shippingMethod)}`}
            </p>
          )}
        </div>
      )}
      {order.shipments.map(({ id, carrier, trackingNumber, trackingUrl, deliveredAt }) => (
        <p key={id}>
          {deliveredAt ? "Arrived" : "On its way"} with {carrier}:{" "}
          {trackingUrl ? (
            <a href={trackingUrl} rel="noopener noreferrer">
              {trackingNumber}
            </a>
          ) : (
            trackingNumber
          )}
        </p>
      ))}
      {order.email && (
        <p>
          The receipt goes to{" "}
          <bdi>{order.email}</bdi>
        </p>
      )}
    </section>
  );
}

function NoOrder({ number }: { number: string }) {
  return (
    <div class="stack plain">
      <h1 tabIndex={-1}>We cannot show order {number} here</h1>
      <p>The link in your receipt opens it: it has the key that this page lacks.</p>
      <p>
        You have lost it? <a href="/orders/find">We mail you another link</a>. You have an account? <a href="/account?next=/account/orders">Sign in</a>.
      </p>
    </div>
  );
}
