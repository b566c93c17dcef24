// What the states of orders are called in the shop. Clients must tolerate states that they do not know.

import type { FulfilmentStatus, OrderEventType, OrderStatus, PaymentStatus } from "../api/types";

/** How a state feels, for its colour and its icon; the word is always there, too. */
export type Mood = "waiting" | "good" | "done" | "attention";

interface Word {
  word: string;
  mood: Mood;
}

const STATUSES: Record<OrderStatus, Word> = {
  PENDING_PAYMENT: { word: "Waiting for payment", mood: "waiting" },
  CONFIRMED: { word: "Confirmed", mood: "good" },
  PROCESSING: { word: "Being packed", mood: "good" },
  SHIPPED: { word: "On its way", mood: "good" },
  DELIVERED: { word: "Delivered", mood: "done" },
  CANCELLED: { word: "Cancelled", mood: "attention" },
  EXPIRED: { word: "Not completed", mood: "attention" },
  ON_HOLD: { word: "Being checked", mood: "attention" },
};

const EVENTS: Record<OrderEventType, Word> = {
  PLACED: { word: "Order placed", mood: "good" },
  PAYMENT_FAILED: { word: "A payment was declined", mood: "attention" },
  PAYMENT_CONFIRMED: { word: "Payment received", mood: "good" },
  FULFILMENT_REQUESTED: { word: "Sent to the warehouse", mood: "good" },
  FULFILMENT_ACCEPTED: { word: "Being packed", mood: "good" },
  FULFILMENT_REJECTED: { word: "Refused by the warehouse", mood: "attention" },
  SHIPPED: { word: "On its way", mood: "good" },
  DELIVERED: { word: "Delivered", mood: "done" },
  CANCELLED: { word: "Cancelled", mood: "attention" },
  EXPIRED: { word: "Not paid in time", mood: "attention" },
  HELD: { word: "Being checked", mood: "attention" },
  REFUND_REQUESTED: { word: "A refund is on its way", mood: "waiting" },
  REFUNDED: { word: "Refunded", mood: "good" },
  LATE_PAYMENT_REFUNDED: { word: "A late payment goes back to you", mood: "attention" },
};

const PAYMENTS: Record<PaymentStatus, string> = {
  PENDING: "Nothing received yet",
  FAILED: "The last attempt was declined",
  PAID: "Received in full",
  REFUND_PENDING: "A refund is on its way",
  REFUNDED: "Returned in full",
  VOIDED: "Never charged",
};

/** For a state that this page was made before. */
function plain(name: string): string {
  const words = name.toLowerCase().replaceAll("_", " ");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

export function statusWord(status: OrderStatus): Word {
  return STATUSES[status] ?? { word: plain(status), mood: "waiting" };
}

export function eventWord(type: OrderEventType): Word {
  return EVENTS[type] ?? { word: plain(type), mood: "waiting" };
}

export function paymentWord(status: PaymentStatus): string {
  return PAYMENTS[status] ?? plain(status);
}

/** The steps that lie before an order, as far as they are certain. */
export function stepsAhead(status: OrderStatus, fulfilment: FulfilmentStatus, physical: boolean): string[] {
  switch (status) {
    case "PENDING_PAYMENT":
      return physical ? ["Payment", "Packing", "Sending", "Delivery"] : ["Payment", "Sent by e-mail"];
    case "CONFIRMED":
    case "PROCESSING": {
      const packing = fulfilment === "ACCEPTED" ? [] : ["Packing"];
      return physical ? [...packing, "Sending", "Delivery"] : ["Sent by e-mail"];
    }
    case "SHIPPED":
      return ["Delivery"];
    default:
      return [];
  }
}
