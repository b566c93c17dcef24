// The page that watches an order in a browser: see watch-in-chromium.mjs.

import { watchOrder } from "../../../../../storefront/src/order/order-status.js";
import { amplify } from "./amplify.mjs";

const list = document.querySelector("ol");

function show(status) {
  const item = document.createElement("li");
  item.textContent = JSON.stringify(status);
  list.append(item);
  globalThis.onShown(item.textContent);
}

watchOrder(await amplify(globalThis.settings), show);
