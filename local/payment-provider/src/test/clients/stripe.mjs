// Uses the payment provider through stripe-node as it is, told of another host, port and protocol.
// Argument: {"port", "apiKey"}. Ends with 0 if all of it is as at Stripe.
import assert from "node:assert/strict";
import Stripe from "stripe";

const { port, apiKey } = JSON.parse(process.argv[2]);
const stripe = new Stripe(apiKey, { host: "127.0.0.1", port, protocol: "http", maxNetworkRetries: 0, telemetry: false });

const purchase = (more = {}) => ({
  mode: "payment",
  success_url: `http://127.0.0.1:${port}/#paid`,
  line_items: [
    { quantity: 1, price_data: { currency: "nzd", unit_amount: 3350, product_data: { name: "Tea pot" } } },
    { quantity: 2, price_data: { currency: "nzd", unit_amount: 1999, product_data: { name: "Book" } } },
  ],
  payment_intent_data: { metadata: { orderId: "ord_1" } },
  ...more,
});
const line = (unit_amount, quantity, currency = "nzd") =>
  ({ quantity, price_data: { currency, unit_amount, product_data: { name: "Pin" } } });
const pay = (session) =>
  fetch(session.url, {
    method: "POST",
    body: new URLSearchParams({ cardNumber: "4242424242424242", cardExpiry: "12 / 34", cardCvc: "123" }),
    redirect: "manual",
  });
const refused = async (request, expected) => {
  const error = await request.then((answer) => assert.fail(`answered ${JSON.stringify(answer)}`), (failed) => failed);
  for (const [name, value] of Object.entries(expected)) {
    value instanceof RegExp ? assert.match(error[name], value) : assert.equal(error[name], value, error.message);
  }
};
const ids = (list) => list.data.map((item) => item.id);

// Sessions.
const session = await stripe.checkout.sessions.create(purchase({ expand: ["line_items"] }));
assert.equal(session.amount_total, 7348);
assert.deepEqual(session.line_items.data.map((item) => [item.description, item.quantity, item.amount_total]),
  [["Tea pot", 1, 3350], ["Book", 2, 3998]]);
const lines = await stripe.checkout.sessions.listLineItems(session.id, { limit: 1 });
assert.equal(lines.has_more, true);
const rest = await stripe.checkout.sessions.listLineItems(session.id, { starting_after: lines.data[0].id });
assert.deepEqual(rest.data.map((item) => item.description), ["Book"]);
assert.equal((await pay(session)).status, 303);
const paid = await stripe.checkout.sessions.retrieve(session.id, { expand: ["line_items", "payment_intent.latest_charge"] });
assert.equal(paid.payment_status, "paid");
assert.equal(paid.line_items.data.length, 2);
assert.equal(paid.payment_intent.latest_charge.object, "charge");
assert.deepEqual(paid.payment_intent.latest_charge.metadata, { orderId: "ord_1" });
await refused(stripe.checkout.sessions.retrieve(session.id, { expand: ["colour"] }),
  { statusCode: 400, type: "StripeInvalidRequestError", message: /cannot be expanded \(colour\)/ });
await refused(stripe.checkout.sessions.list({ expand: ["payment_intent"] }), { message: /cannot be expanded/ });
await refused(stripe.checkout.sessions.list({ expand: ["data"] }), { message: /cannot be expanded/ });
const open = await stripe.checkout.sessions.create(purchase());
assert.deepEqual(ids(await stripe.checkout.sessions.list({ status: "open" })), [open.id]);
const complete = await stripe.checkout.sessions.list({ status: "complete", expand: ["data.payment_intent", "data.line_items"] });
assert.equal(complete.data[0].payment_intent.status, "succeeded");
assert.equal(complete.data[0].line_items.data[1].description, "Book");
assert.deepEqual(ids(await stripe.checkout.sessions.list({ created: { gt: session.created + 3600 } })), []);
await refused(stripe.checkout.sessions.list({ colour: "red" }), { statusCode: 400, code: "parameter_unknown" });
await refused(stripe.checkout.sessions.list({ limit: 0 }), { statusCode: 400, param: "limit" });

// Amounts beyond every limit.
const amounts = (...line_items) => stripe.checkout.sessions.create(purchase({ line_items }));
await refused(amounts(line("9223372036854775000", 999999)), { statusCode: 400, code: "amount_too_large" });
await refused(amounts(line("92233720368547758080", 1)), { statusCode: 400, code: "parameter_invalid_integer" });
await refused(amounts(line("4611686018427387904", 1), line("4611686018427387904", 1)), { statusCode: 400, code: "amount_too_large" });
await refused(amounts(line(99999999, 999999)), { statusCode: 400, code: "amount_too_large" });
await refused(amounts(line(60000000, 1), line(60000000, 1)), { statusCode: 400, code: "amount_too_large" });
await refused(amounts(line(-1, 1)), { statusCode: 400, code: "parameter_invalid_integer" });
await refused(amounts(line("-9223372036854775808", 1)), { statusCode: 400, code: "parameter_invalid_integer" });
await refused(amounts(line(0, 1)), { statusCode: 400, code: "amount_too_small" });
await refused(amounts(line(100, 0)), { statusCode: 400, code: "parameter_invalid_integer" });
await refused(amounts(line(100, 1), line(100, 1, "usd")), { statusCode: 400, message: /same currency/ });
await refused(amounts(line(100, 1, "zzz")), { statusCode: 400, message: /Invalid currency: zzz/ });
await refused(stripe.checkout.sessions.create(purchase({ expires_at: "-9223372036854775808" })), { statusCode: 400, param: "expires_at" });
assert.equal((await amounts(line(99999999, 1))).amount_total, 99999999);

// Idempotency.
const key = { idempotencyKey: "session:1" };
const first = await stripe.checkout.sessions.create(purchase(), key);
assert.equal((await stripe.checkout.sessions.create(purchase(), key)).id, first.id);
await refused(stripe.checkout.sessions.create(purchase({ client_reference_id: "other" }), key),
  { statusCode: 400, type: "StripeIdempotencyError" });

// Refunds and what they refer to.
const intent = paid.payment_intent.id;
await refused(stripe.refunds.create({ payment_intent: intent, amount: 0 }), { statusCode: 400, param: "amount" });
await refused(stripe.refunds.create({ payment_intent: intent, amount: -5 }), { statusCode: 400, param: "amount" });
await refused(stripe.refunds.create({ payment_intent: intent, amount: "9223372036854775807" }), { statusCode: 400, param: "amount" });
await refused(stripe.refunds.create({ payment_intent: intent, expand: ["colour"] }), { message: /cannot be expanded/ });
const refund = await stripe.refunds.create({ payment_intent: intent, amount: 500, expand: ["charge", "payment_intent.latest_charge"] });
assert.equal(refund.charge.amount_refunded, 500);
assert.equal(refund.payment_intent.latest_charge.id, refund.charge.id);
const second = await stripe.refunds.create({ charge: refund.charge.id });
assert.equal(second.amount, 6848);
assert.deepEqual(ids(await stripe.refunds.list({ payment_intent: intent })), [second.id, refund.id]);
assert.deepEqual(ids(await stripe.charges.list({ payment_intent: intent })), [refund.charge.id]);
assert.deepEqual(ids(await stripe.paymentIntents.list()), [intent]);

// Disputes, which somebody opens in the dashboard.
const disputed = await stripe.checkout.sessions.create(purchase());
await pay(disputed);
const taken = (await stripe.checkout.sessions.retrieve(disputed.id)).payment_intent;
const opened = await fetch(`http://127.0.0.1:${port}/pay/dashboard/api/payments/${taken}/dispute`,
  { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" });
assert.equal(opened.status, 200, await opened.text());
const [dispute] = (await stripe.disputes.list({ payment_intent: taken, expand: ["data.charge"] })).data;
assert.deepEqual([dispute.status, dispute.reason, dispute.amount, dispute.charge.disputed], ["needs_response", "fraudulent", 7348, true]);
assert.equal((await stripe.disputes.retrieve(dispute.id)).payment_intent, taken);
await refused(stripe.refunds.create({ payment_intent: taken }), { statusCode: 400, code: "charge_disputed" });
await refused(stripe.disputes.retrieve("du_none"), { statusCode: 404, message: /No such dispute: 'du_none'/ });

// Events: groups, several types, pages in both directions.
const all = await stripe.events.list({ limit: 100 });
const types = (list) => list.data.map((event) => event.type).sort();
assert.deepEqual(types(await stripe.events.list({ type: "payment_intent.*" })), ["payment_intent.created", "payment_intent.created", "payment_intent.succeeded", "payment_intent.succeeded"]);
assert.deepEqual(types(await stripe.events.list({ type: "charge.dispute.*" })), ["charge.dispute.created", "charge.dispute.funds_withdrawn"]);
assert.deepEqual(types(await stripe.events.list({ type: "*.refunded" })), ["charge.refunded", "charge.refunded"]);
assert.deepEqual(types(await stripe.events.list({ type: "payment_intent" })), []);
assert.equal((await stripe.events.list({ type: "*", limit: 100 })).data.length, all.data.length);
await refused(stripe.events.list({ type: "*.*" }), { statusCode: 400, param: "type" });
assert.deepEqual(types(await stripe.events.list({ types: ["charge.succeeded", "payment_intent.created"] })), ["charge.succeeded", "charge.succeeded", "payment_intent.created", "payment_intent.created"]);
await refused(stripe.events.list({ type: "charge.*", types: ["charge.succeeded"] }), { statusCode: 400 });
assert.equal((await stripe.events.list({ delivery_success: true })).data.every((event) => !event.type.startsWith("checkout.")), true);
assert.deepEqual(types(await stripe.events.list({ delivery_success: false, type: "checkout.*" })), ["checkout.session.completed", "checkout.session.completed"]);
await refused(stripe.events.list({ delivery_success: "perhaps" }), { statusCode: 400, param: "delivery_success" });
assert.deepEqual(ids(await stripe.events.list({ created: { lt: session.created } })), []);
assert.deepEqual(ids(await stripe.events.list({ created: { gte: session.created }, limit: 100 })), ids(all));
const returned = (await stripe.events.list({ type: "charge.refunded" })).data;
assert.deepEqual(returned.map((event) => event.data.object.metadata), [{ orderId: "ord_1" }, { orderId: "ord_1" }]);

const forward = [];
for await (const event of stripe.events.list({ limit: 2 })) forward.push(event.id);
assert.deepEqual(forward, ids(all));
const backward = [];
for await (const event of stripe.events.list({ limit: 2, ending_before: all.data.at(-1).id })) backward.push(event.id);
assert.deepEqual(backward, ids(all).slice(0, -1).reverse());
const before = await stripe.events.list({ limit: 1, ending_before: all.data[2].id });
assert.deepEqual([ids(before), before.has_more], [[all.data[1].id], true]);
const none = await stripe.events.list({ ending_before: all.data[0].id });
assert.deepEqual([ids(none), none.has_more], [[], false]);
const last = await stripe.events.list({ starting_after: all.data.at(-1).id });
assert.deepEqual([ids(last), last.has_more], [[], false]);
for (const cursor of ["starting_after", "ending_before"]) {
  await refused(stripe.events.list({ [cursor]: "evt_zzz" }), { statusCode: 400, code: "resource_missing", param: cursor });
  await refused(stripe.events.list({ [cursor]: session.id }), { statusCode: 400, code: "resource_missing", param: cursor });
}
await refused(stripe.events.list({ starting_after: all.data[0].id, ending_before: all.data[1].id }), { statusCode: 400 });

// Versions.
const version = async (apiVersion) => (await stripe.events.list({ limit: 1 }, { apiVersion })).lastResponse.headers["stripe-version"];
assert.equal(await version("2024-06-20"), "2024-06-20");
assert.equal(await version("2025-03-31.basil"), "2025-03-31.basil");
for (const wrong of ["latest", "2024-13-01", "2024-06-20.", "1999-01-01"]) {
  await refused(version(wrong), { statusCode: 400, message: /Invalid Stripe API version/ });
}
