// Apollo Client with aws-appsync-subscription-link as it comes.

import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from "@apollo/client";
import { AUTH_TYPE, createAuthLink } from "aws-appsync-auth-link";
import { CONTROL_EVENTS_KEY, createSubscriptionHandshakeLink } from "aws-appsync-subscription-link";
import { ORDER, ORDER_STATUS } from "./operations.mjs";

/** Reaches the store for `watchOrder`. */
export async function subscriptionLink({ endpoint: url, apiKey, orderId, token }) {
  const settings = { url, region: "ap-southeast-2", auth: { type: AUTH_TYPE.API_KEY, apiKey } };
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    link: ApolloLink.from([
      createAuthLink(settings),
      createSubscriptionHandshakeLink(settings, new HttpLink({ uri: url })),
    ]),
  });
  const read = async () => {
    const variables = { id: orderId, token };
    const { data } = await client.query({ query: gql(ORDER), variables, fetchPolicy: "network-only" });
    return data.order;
  };
  const { watchKey } = await read();
  return { read, subscribe: (listener) => subscribe(client, watchKey, listener) };
}

/** The link ends every subscription with an error when the connection is lost. */
function subscribe(client, watchKey, { began, told, lost }) {
  const context = { controlMessages: { [CONTROL_EVENTS_KEY]: true } };
  const subscription = client
    .subscribe({ query: gql(ORDER_STATUS), variables: { watchKey }, context, fetchPolicy: "no-cache" })
    .subscribe({
      next: ({ data, error, extensions }) => {
        if (extensions?.controlMsgType === "CONNECTED") began();
        else if (error) lost(error);
        else told(data.orderStatusChanged);
      },
      error: lost,
    });
  return () => subscription.unsubscribe();
}
