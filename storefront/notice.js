// What the page says after the payment page sent the buyer back here.
//
// The address brings the order's number and its access token after the #, which no server sees. They move
// into this tab's session storage at once, so that neither the address bar, the history nor a reload shows
// or loses them. What is said about the order comes from the store's API, never from the address.

import { query } from "./api.js";

const KEPT = "thebetterstore.notice";
const ORDER = `query Order($number: String!, $token: String) {
  orderByNumber(number: $number, accessToken: $token) { number status paymentStatus email }
}`;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 5_000;
const PATIENCE = 30_000;
const WAITING = {
  // After a payment, so far as the payment page knows.
  order: { said: "Confirming your payment…", mood: "good" },
  // After the buyer turned back. A payment may still come, from another tab.
  cancelled: { said: "Payment unsuccessful. No payment has reached us, and your cart is still there.", mood: "attention" },
};
const NUMBER = /^TBS-[0-9A-Z]{4}-[0-9A-Z]{4}$/;

const box = document.querySelector("#notice");
const text = document.querySelector("#notice-text");
const close = document.querySelector("#notice-close");

// Raised when another notice, or none, takes the place of the one being followed.
let current = 0;

export function startNotice() {
  close.addEventListener("click", dismiss);
  // A return into a tab that still shows this page changes only the part after the #.
  window.addEventListener("hashchange", takeFromAddress);
  if (!takeFromAddress()) resume();
}

function takeFromAddress() {
  const words = new URLSearchParams(location.hash.slice(1));
  const number = words.get("order");
  const token = words.get("token");
  const kind = words.get("payment") === "cancelled" ? "cancelled" : "order";
  if (NUMBER.test(number ?? "") && token) return begin({ kind, number, token });
  if (token) forgetAddress();
  return false;
}

function forgetAddress() {
  history.replaceState(null, "", location.pathname + location.search);
}

function begin(notice) {
  forgetAddress();
  sessionStorage.setItem(KEPT, JSON.stringify(notice));
  resume();
  return true;
}

function resume() {
  const kept = sessionStorage.getItem(KEPT);
  if (!kept) return;
  const notice = JSON.parse(kept);
  const follower = ++current;
  if (notice.said) {
    say(notice.said, notice.mood);
  } else {
    if (notice.kind === "order") say(WAITING.order.said);
    follow(notice, follower);
  }
}

async function follow(notice, follower) {
  const started = Date.now();
  let pause = FIRST_PAUSE;
  while (follower === current) {
    const outcome = await read(notice);
    if (follower !== current) return;
    if (outcome?.final) {
      // The token has done its work, and is not kept.
      sessionStorage.setItem(KEPT, JSON.stringify(outcome));
      say(outcome.said, outcome.mood);
      return;
    }
    if (notice.kind === "order" && Date.now() - started > PATIENCE) {
      say(`We are still confirming the payment of order ${notice.number}. We will e-mail you as soon as it is done.`);
    } else if (outcome) {
      say(outcome.said, outcome.mood);
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
    pause = Math.min(pause * 1.5, LONGEST_PAUSE);
  }
}

/** What to say, and whether for good; null when the order cannot be read just now. */
async function read({ kind, number, token }) {
  try {
    const { orderByNumber: order } = await query(ORDER, { number, token });
    const said = order ? verdict(order) : { said: "We could not find that order.", mood: "attention" };
    return said ? { ...said, final: true } : WAITING[kind];
  } catch (error) {
    console.warn(error);
    return null;
  }
}

/** Null while the order is not settled. */
function verdict({ number, status, paymentStatus, email }) {
  switch (status) {
    // Also when an earlier card was declined: the payment page sent the buyer here after a good one.
    case "PENDING_PAYMENT":
      return null;
    case "CANCELLED":
    case "EXPIRED":
      return { said: `Order ${number} was not completed. Anything you paid is returned to your card.`, mood: "attention" };
    case "ON_HOLD":
      return { said: `We have order ${number} and are checking it. We will e-mail you.` };
    default: {
      const receipt = email ? ` A receipt is on its way to ${veiled(email)}.` : "";
      return paymentStatus === "PAID" ? { said: `Thank you. Order ${number} is confirmed.${receipt}` } : null;
    }
  }
}

/** Enough to recognise one's own address by: a…@x.nz. */
function veiled(email) {
  const at = email.lastIndexOf("@");
  return `${email.slice(0, 1)}…${email.slice(at)}`;
}

function say(words, mood = "good") {
  box.dataset.kind = mood;
  close.hidden = false;
  if (text.textContent !== words) text.textContent = words;
}

function dismiss() {
  current++;
  sessionStorage.removeItem(KEPT);
  delete box.dataset.kind;
  close.hidden = true;
  text.textContent = "";
  document.querySelector("#products").focus();
}
