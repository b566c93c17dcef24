import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { send } from "../api/send";
import type { MyOrdersQuery, OrderFilter } from "../api/types";
import { StatusMark, When } from "../order/marks";
import { Price } from "../ui/money";
import { Failed, Loading, useTitle } from "../ui/page";
import style from "./account.module.css";
import { MyOrders } from "./operations";

type Orders = NonNullable<MyOrdersQuery["me"]>["orders"];

/** What the history can be narrowed to. */
const KINDS: Record<string, { name: string; filter: OrderFilter }> = {
  all: { name: "All orders", filter: {} },
  open: { name: "On their way", filter: { status: ["PENDING_PAYMENT", "CONFIRMED", "PROCESSING", "SHIPPED", "ON_HOLD"] } },
  delivered: { name: "Delivered", filter: { status: ["DELIVERED"] } },
  ended: { name: "Cancelled or not completed", filter: { status: ["CANCELLED", "EXPIRED"] } },
};

/** A customer's orders of the last six months, newest first. */
export function History() {
  const { query, route } = useLocation();
  const kind = query.show && query.show in KINDS ? query.show : "all";
  const orders = useSignal<Orders["edges"][number]["node"][]>([]);
  const next = useSignal<string | null>(null);
  const state = useSignal<"loading" | "ready" | "failed">("loading");
  useTitle("Your orders");

  // The answer to an earlier choice may come later.
  const asked = useRef(kind);

  async function read(after: string | null): Promise<void> {
    asked.current = kind;
    state.value = "loading";
    try {
      const page = (await send(MyOrders, { filter: KINDS[kind]!.filter, after })).me?.orders;
      if (asked.current !== kind) return;
      const nodes = page?.edges.map(({ node }) => node) ?? [];
      orders.value = after === null ? nodes : [...orders.value, ...nodes];
      next.value = page?.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
      state.value = "ready";
    } catch (unreachable) {
      console.warn(unreachable);
      state.value = "failed";
    }
  }
  useEffect(() => {
    orders.value = [];
    void read(null);
  }, [kind]);

  return (
    <div class="stack">
      <h1 tabIndex={-1}>Your orders</h1>
      <p class="soft">Those of the last six months.</p>
      <div class={style.show} hidden={kind === "all" && state.value === "ready" && orders.value.length === 0}>
        <label for="show">Show</label>
        <select id="show" value={kind} onChange={({ currentTarget }) => route(`/account/orders?show=${currentTarget.value}`, true)}>
          {Object.entries(KINDS).map(([key, { name }]) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <ul class={style.orders}>
        {orders.value.map(({ number, status, placedAt, totals, lines }) => (
          <li key={number} class="sheet">
            <div class={style.ends}>
              <a href={`/orders/${number}`}>{number}</a>
              <Price of={totals.total} />
            </div>
            <div class={style.ends}>
              <StatusMark status={status} />
              <span class="soft small">
                <When at={placedAt} />
              </span>
            </div>
            <p class="soft small">{lines.map(({ quantity, name }) => `${quantity} × ${name}`).join(", ")}</p>
          </li>
        ))}
      </ul>
      {state.value === "loading" && <Loading what="your orders" />}
      {state.value === "failed" && <Failed retry={() => void read(next.value)}>Your orders could not be read.</Failed>}
      {state.value === "ready" && orders.value.length === 0 && (
        <p>
          There are none{kind === "all" ? " yet" : " of this kind"}. <a href="/">Look at what we have</a>.
        </p>
      )}
      {state.value === "ready" && next.value !== null && (
        <p>
          <button type="button" class="button quiet" onClick={() => void read(next.value)}>
            Show more orders
          </button>
        </p>
      )}
    </div>
  );
}
