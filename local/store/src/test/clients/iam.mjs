// A client in IAM mode over HTTP: publishes a status with the credentials of a role. Prints what came as a line of JSON,
// until its standard input ends.
//
// node iam.mjs amplify|auth-link '{"endpoint": …, "credentials": {"accessKeyId": …, "secretAccessKey": …, "sessionToken": …}, "variables": …}'

import { createRequire } from "node:module";
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from "@apollo/client";
import { Amplify } from "aws-amplify";
import { generateClient } from "aws-amplify/api";
import { PUBLISH } from "./operations.mjs";

// Its build for import cannot sign in Node.js.
const { AUTH_TYPE, createAuthLink } = createRequire(import.meta.url)("aws-appsync-auth-link");

const region = "ap-southeast-2";
const clients = {
  async amplify({ endpoint, credentials, variables }) {
    const credentialsProvider = {
      getCredentialsAndIdentityId: async () => ({ credentials }),
      clearCredentialsAndIdentityId() {},
    };
    Amplify.configure({ API: { GraphQL: { endpoint, region, defaultAuthMode: "iam" } } }, { Auth: { credentialsProvider } });
    return (await generateClient().graphql({ query: PUBLISH, variables, authMode: "iam" })).data;
  },

  async "auth-link"({ endpoint: url, credentials, variables }) {
    const auth = { type: AUTH_TYPE.AWS_IAM, credentials };
    const link = ApolloLink.from([createAuthLink({ url, region, auth }), new HttpLink({ uri: url })]);
    // The link signs the body without the extensions that Apollo Client 4 adds to it by default.
    const enhancedClientAwareness = { transport: false };
    const client = new ApolloClient({ link, cache: new InMemoryCache(), enhancedClientAwareness });
    return (await client.mutate({ mutation: gql(PUBLISH), variables })).data;
  },
};

const [client, settings] = process.argv.slice(2);
const print = (line) => console.log(JSON.stringify(line));

process.stdin.on("end", () => process.exit()).resume();
clients[client](JSON.parse(settings)).then(
  (data) => print({ published: data.orderStatusPublish.orderId }),
  (error) => print({ refused: error.message ?? error.errors?.[0].message }),
);
