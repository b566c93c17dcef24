// urql with its defaults, which sends short queries by GET: reads products and makes a cart. Prints what came, and by
// which methods, as lines of JSON, until its standard input ends.
//
// node urql.mjs '{"endpoint": …, "apiKey": …}'

import { Client, fetchExchange } from "@urql/core";
import { NEW_CART, PRODUCTS } from "./operations.mjs";

const { endpoint, apiKey } = JSON.parse(process.argv[2]);
const client = new Client({
  url: endpoint,
  exchanges: [fetchExchange],
  fetchOptions: { headers: { "x-api-key": apiKey } },
});
const print = (line) => console.log(JSON.stringify(line));

process.stdin.on("end", () => process.exit()).resume();
const fetched = globalThis.fetch;
globalThis.fetch = (url, options) => {
  print({ method: options.method });
  return fetched(url, options);
};

for (const search of [null, "kō & 100% “wool” + 🥝"]) {
  const { data, error } = await client.query(PRODUCTS, { search });
  print({ search, products: data?.products.edges.length, error: error?.message });
}
const { data, error } = await client.mutation(NEW_CART, {});
print({ cart: data?.cartCreate.cart.id, error: error?.message });
