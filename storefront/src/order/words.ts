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
  PAYMENT_ATTEMPTED: { word: "You began to pay", mood: "waiting" },
  PAYMENT_FAILED: { word: "A payment was declined", mood: "attention" },
  PAYMENT_CONFIRMED: { word: "Payment received", mood: "good" },
  FULFILMENT_REQUESTED: { word: "Sent to the warehouse", mood: "good" },
  FULFILMENT_ACCEPTED: { word: "Being packed", mood: "good" },
  FULFILMENT_REJECTED: { word: "Some of it cannot be sent", mood: "attention" },
  CANCEL_REQUESTED: { word: "Being cancelled", mood: "waiting" },
  CANCEL_REFUSED: { word: "It was too late to cancel", mood: "attention" },
  ITEMS_CANCELLED: { word: "Some of it was cancelled", mood: "attention" },
  SHIPPED: { word: "A parcel is on its way", mood: "good" },
  DIGITAL_ITEMS_SENT: { word: "Ready to download", mood: "good" },
  PARCEL_ARRIVED: { word: "A parcel has arrived", mood: "good" },
  DELIVERED: { word: "Delivered", mood: "done" },
  CANCELLED: { word: "Cancelled", mood: "attention" },
  EXPIRED: { word: "Not paid in time", mood: "attention" },
  HELD: { word: "Being checked", mood: "attention" },
  RELEASED: { word: "Checked, and going on", mood: "good" },
  REFUND_REQUESTED: { word: "A refund is on its way", mood: "waiting" },
  REFUNDED: { word: "Refunded", mood: "good" },
  REFUND_FAILED: { word: "The refund did not go through yet; we look after it", mood: "attention" },
  LATE_PAYMENT_REFUNDED: { word: "A late payment goes back to you", mood: "attention" },
  PAYMENT_DISPUTED: { word: "Your bank is looking into the payment", mood: "attention" },
  DISPUTE_WON: { word: "Your bank has left the payment with us", mood: "good" },
  DISPUTE_LOST: { word: "Your bank has given the payment back to you", mood: "attention" },
  RETURN_REQUESTED: { word: "You asked to send something back", mood: "waiting" },
  RETURN_APPROVED: { word: "Send it back to us", mood: "good" },
  RETURN_DECLINED: { word: "We cannot take it back", mood: "attention" },
  RETURN_RECEIVED: { word: "What you sent back has arrived", mood: "good" },
};

const PAYMENTS: Record<PaymentStatus, string> = {
  PENDING: "Nothing received yet",
  REQUIRES_ACTION: "Your bank waits for you to confirm it",
  PROCESSING: "On its way to us",
  FAILED: "The last attempt was declined",
  PAID: "Received in full",
  PARTIALLY_REFUNDED: "Received in full, a part returned",
  REFUND_PENDING: "A refund is on its way",
  REFUNDED: "Returned in full",
  VOIDED: "Never charged",
  DISPUTED: "Your bank is looking into it",
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

/** What the store says of an order, to the one who bought it: to everybody else they are the buyer. */
export function toTheBuyer(message: string): string {
  return message.replace("The buyer's", "Your").replace("The buyer", "You");
}

/** The steps that lie before an order, as far as they are certain. */
export function stepsAhead(status: OrderStatus, fulfilment: FulfilmentStatus, physical: boolean): string[] {
  switch (status) {
    case "PENDING_PAYMENT":
      return physical ? ["Payment", "Packing", "Sending", "Delivery"] : ["Payment", "Download"];
    case "CONFIRMED":
    case "PROCESSING": {
      const packing = fulfilment === "ACCEPTED" ? [] : ["Packing"];
      return physical ? [...packing, "Sending", "Delivery"] : ["Download"];
    }
    case "SHIPPED":
      return ["Delivery"];
    default:
      return [];
  }
}
