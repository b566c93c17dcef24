// The page that reads products in a browser: see apollo-in-chromium.mjs.

import { ApolloClient, HttpLink, InMemoryCache, gql } from "@apollo/client";
import { PRODUCTS } from "./operations.mjs";

const { endpoint, apiKey } = globalThis.settings;
const client = new ApolloClient({
  cache: new InMemoryCache(),
  clientAwareness: { name: "somebody-elses-shop", version: "2.7.1" },
  link: new HttpLink({
    uri: endpoint,
    headers: {
      "x-api-key": apiKey,
      "X-Tenant": "aotearoa",
      baggage: "sentry-environment=shop",
      traceparent: "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    },
  }),
});

client.query({ query: gql(PRODUCTS), variables: {} }).then(
  ({ data }) => globalThis.onShown(JSON.stringify({ products: data.products.edges.length })),
  (error) => globalThis.onShown(JSON.stringify({ error: error.message })),
);
