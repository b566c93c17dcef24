// Watches an order with one of the clients and prints each status that is shown as a line of JSON, until its standard
// input ends.
//
// node watch.mjs amplify|subscription-link '{"endpoint": …, "apiKey": …, "orderId": …, "token": …}'

import { WebSocket } from "ws";
import { watchOrder } from "../../../../../storefront/src/order/order-status.js";
import { amplify } from "./amplify.mjs";
import { subscriptionLink } from "./subscription-link.mjs";

// Browsers have one, and Node.js since version 22.
globalThis.WebSocket ??= WebSocket;

const [client, settings] = process.argv.slice(2);
const clients = { amplify, "subscription-link": subscriptionLink };

process.stdin.on("end", () => process.exit()).resume();
watchOrder(await clients[client](JSON.parse(settings)), (status) => console.log(JSON.stringify(status)));
