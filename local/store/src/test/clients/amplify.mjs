// aws-amplify as it comes, in Node.js and in browsers.

import { Amplify } from "aws-amplify";
import { CONNECTION_STATE_CHANGE, ConnectionState, generateClient } from "aws-amplify/api";
import { Hub } from "aws-amplify/utils";
import { ORDER, ORDER_STATUS } from "./operations.mjs";

const client = generateClient();

/** Reaches the store for `watchOrder`. */
export async function amplify({ endpoint, apiKey, orderId, token }) {
  Amplify.configure({ API: { GraphQL: { endpoint, apiKey, defaultAuthMode: "apiKey", region: "ap-southeast-2" } } });
  const read = async () => {
    const { data } = await client.graphql({ query: ORDER, variables: { id: orderId, token } });
    return data.order;
  };
  const { watchKey } = await read();
  return { read, subscribe: (listener) => subscribe(watchKey, listener) };
}

/** Amplify's observable of the order that the key opens. */
export const statusesOf = (watchKey) => client.graphql({ query: ORDER_STATUS, variables: { watchKey } });

/** Amplify connects again by itself, and says so only on its Hub. */
function subscribe(watchKey, { began, told, lost }) {
  const stopListening = Hub.listen("api", ({ payload }) => {
    if (payload.event === CONNECTION_STATE_CHANGE && payload.data.connectionState === ConnectionState.Connected) began();
  });
  const subscription = statusesOf(watchKey).subscribe({
    next: ({ data }) => told(data.orderStatusChanged),
    error: (error) => {
      stopListening();
      lost(error);
    },
  });
  return () => {
    stopListening();
    subscription.unsubscribe();
  };
}
