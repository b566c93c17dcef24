// One order on the screen, kept up to date by the store.

import { type Signal, signal } from "@preact/signals";
import { subscribe } from "../api/realtime";
import { send } from "../api/send";
import type { OrderPageFragment as Order } from "../api/types";
import { accessTokenOf, forgetAccessToken } from "./known-orders";
import { OrderByNumber, OrderStatusChanged } from "./operations";
import { watchOrder } from "./order-status.js";

export type { Order };

/** Whether changes are told as they happen. */
export type Connection = "connecting" | "live" | "reconnecting";

export interface LiveOrder {
  /** Undefined until it has been read; null when it is not there, or not this shopper's. */
  readonly order: Signal<Order | null | undefined>;
  readonly connection: Signal<Connection>;
  /** Reads it again, such as after a change that the shopper asked for. */
  look(): Promise<void>;
  end(): void;
}

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 5_000;

/** Follows an order until the end of what the caller is interested in. */
export function followOrder(number: string): LiveOrder {
  const order = signal<Order | null | undefined>(undefined);
  const connection = signal<Connection>("connecting");
  let endWatching = () => {};
  let again: ReturnType<typeof setTimeout> | undefined;
  let ended = false;

  async function read(): Promise<Order | null> {
    const accessToken = accessTokenOf(number);
    const found = (await send(OrderByNumber, { number, accessToken })).orderByNumber ?? null;
    if (found || accessToken === null) return found;
    // The link is an old one; whoever is signed in may see the order all the same.
    forgetAccessToken(number);
    return read();
  }

  function show(newer: Order | null): void {
    if (!ended && (!newer || !order.value || newer.version >= order.value.version)) order.value = newer;
  }

  async function look(): Promise<void> {
    try {
      show(await read());
    } catch (unreachable) {
      // The next look will see it.
      console.warn("the order could not be read", unreachable);
      if (!ended && order.value === undefined) connection.value = "reconnecting";
    }
  }

  /** Until it can be read, there is no key to follow it by. */
  async function begin(pause: number): Promise<void> {
    await look();
    if (ended || order.value === null) return;
    if (order.value) watch(order.value.watchKey);
    else again = setTimeout(() => void begin(Math.min(2 * pause, LONGEST_PAUSE)), pause);
  }

  function watch(watchKey: string): void {
    endWatching = watchOrder<{ version: number }>(
      {
        read,
        subscribe: ({ began, told, lost }) =>
          subscribe(OrderStatusChanged, { watchKey }, {
            began() {
              connection.value = "live";
              began();
            },
            told: ({ orderStatusChanged }) => orderStatusChanged && told(orderStatusChanged),
            lost(reason) {
              connection.value = "reconnecting";
              lost(reason);
            },
          }),
      },
      // An event has the order's states but not its timeline, so the order is read again.
      (status) => ("number" in status ? show(status as Order) : void look()),
    );
  }

  void begin(FIRST_PAUSE);
  return {
    order,
    connection,
    look,
    end() {
      ended = true;
      clearTimeout(again);
      endWatching();
    },
  };
}
