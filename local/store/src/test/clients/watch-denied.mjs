// Watches an order with aws-amplify and, over the same connection, a key that is of no order. Prints as lines of JSON
// each status that is shown, what is said of the other key, and each state of the connection, until its standard input
// ends.
//
// node watch-denied.mjs '{"endpoint": …, "apiKey": …, "orderId": …, "token": …}'

import { CONNECTION_STATE_CHANGE } from "aws-amplify/api";
import { Hub } from "aws-amplify/utils";
import { WebSocket } from "ws";
import { watchOrder } from "../../../../../storefront/src/order/order-status.js";
import { amplify, statusesOf } from "./amplify.mjs";

globalThis.WebSocket ??= WebSocket;

const print = (line) => console.log(JSON.stringify(line));

process.stdin.on("end", () => process.exit()).resume();
Hub.listen("api", ({ payload }) => {
  if (payload.event === CONNECTION_STATE_CHANGE) print({ connection: payload.data.connectionState });
});
watchOrder(await amplify(JSON.parse(process.argv[2])), print);
statusesOf("watch_00000000000000000000000000").subscribe({
  error: ({ errors }) => print({ denied: errors[0].message }),
});
