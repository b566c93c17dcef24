// What people do with their accounts, through aws-amplify as it comes: `node accounts.mjs PLAY SETTINGS`,
// where the settings are {web, address}. Ends with an error where something is not as it should be.

import assert from "node:assert/strict";
import { once } from "node:events";
import { Amplify } from "aws-amplify";
import { generateClient } from "aws-amplify/api";
import * as auth from "aws-amplify/auth";
import { cognitoUserPoolsTokenProvider } from "aws-amplify/auth/cognito";

const [play, settings] = [process.argv[2], JSON.parse(process.argv[3])];
const { web, address } = settings;
const password = "correct horse 🐎";

const memory = new Map();
cognitoUserPoolsTokenProvider.setKeyValueStorage({
  getItem: async (key) => memory.get(key) ?? null,
  setItem: async (key, value) => void memory.set(key, value),
  removeItem: async (key) => void memory.delete(key),
  clear: async () => memory.clear(),
});

const config = await (await fetch(`${web}/config.json`)).json();
Amplify.configure({
  Auth: {
    Cognito: {
      userPoolId: config.userPoolId,
      userPoolClientId: config.userPoolClientId,
      userPoolEndpoint: config.userPoolEndpoint,
    },
  },
  API: { GraphQL: { endpoint: config.endpoint, region: config.region, defaultAuthMode: "userPool" } },
});

const refusedAs = (name) => (error) => {
  assert.equal(error.name, name, error.message);
  return true;
};

/** The newest mail to an address. */
async function mail(to = address) {
  const { messages } = await (await fetch(`${web}/mailbox/api/messages?to=${encodeURIComponent(to)}`)).json();
  return messages[0];
}

/** The page that the newest mail leads to, and what it hands over behind the `#`. */
async function link(to) {
  const { html } = await mail(to);
  const href = html.match(/href="([^"]+)"/)[1].replaceAll("&amp;", "&").replaceAll("&#x3D;", "=");
  const url = new URL(href);
  const handed = Object.fromEntries(new URLSearchParams(url.hash.slice(1)));
  return { page: `${url.origin}${url.pathname}`, ...handed };
}

const signUp = (username) =>
  auth.signUp({ username, password, options: { userAttributes: { email: username, given_name: "Aroha" } } });

const groups = async (options) =>
  (await auth.fetchAuthSession(options)).tokens.accessToken.payload["cognito:groups"] ?? [];

const plays = {
  async "signs up"() {
    await signUp(address);
    const first = await link();
    assert.equal(first.page, `${web}/account/confirm`);
    assert.match(first.code, /^\d{6}$/);
    assert.match((await mail()).html, new RegExp(`>${first.code}</p>`));

    const wrong = first.code === "000000" ? "000001" : "000000";
    for (let attempt = 0; attempt < 5; attempt++) {
      await assert.rejects(
        auth.confirmSignUp({ username: first.user, confirmationCode: wrong }),
        refusedAs("CodeMismatchException"),
      );
    }
    const other = `other-${address}`;
    await signUp(other);
    const strange = await link(other);
    if (strange.code !== first.code) {
      await assert.rejects(
        auth.confirmSignUp({ username: first.user, confirmationCode: strange.code }),
        refusedAs("CodeMismatchException"),
      );
    }
    await assert.rejects(signUp(address), refusedAs("UsernameExistsException"));

    await auth.resendSignUpCode({ username: first.user });
    const second = await link();
    if (second.code !== first.code) {
      await assert.rejects(
        auth.confirmSignUp({ username: first.user, confirmationCode: first.code }),
        refusedAs("CodeMismatchException"),
      );
    }
    await auth.confirmSignUp({ username: second.user, confirmationCode: second.code });
    await assert.rejects(
      auth.confirmSignUp({ username: second.user, confirmationCode: second.code }),
      refusedAs("NotAuthorizedException"),
    );

    assert.equal((await auth.signIn({ username: address, password })).isSignedIn, true);
    const { data } = await generateClient().graphql({ query: "query { products(first: 1) { edges { node { id } } } }" });
    assert.equal(data.products.edges.length, 1);
  },

  /** Has an account, prints a token for the API, and deletes the account when asked to. */
  async "has an account"() {
    await signUp(address);
    const { user, code } = await link();
    await auth.confirmSignUp({ username: user, confirmationCode: code });
    await auth.signIn({ username: address, password });
    const { tokens } = await auth.fetchAuthSession();
    console.log(JSON.stringify({ token: tokens.accessToken.toString() }));
    for await (const line of process.stdin) {
      await auth.deleteUser();
      await assert.rejects(auth.signIn({ username: address, password }), refusedAs("NotAuthorizedException"));
      console.log(JSON.stringify({ deleted: address }));
    }
  },

  async "forgets the password"() {
    await auth.resetPassword({ username: address });
    const reset = await link();
    assert.equal(reset.page, `${web}/account/reset`);
    await auth.confirmResetPassword({
      username: reset.user,
      confirmationCode: reset.code,
      newPassword: "another horse",
    });
    await assert.rejects(
      auth.confirmResetPassword({ username: reset.user, confirmationCode: reset.code, newPassword: "third horse" }),
      refusedAs("ExpiredCodeException"),
    );
    assert.equal((await auth.signIn({ username: address, password: "another horse" })).isSignedIn, true);
  },

  async "changes the address"() {
    await auth.signIn({ username: address, password: "another horse" });
    const moved = `moved-${address}`;
    await auth.updateUserAttributes({ userAttributes: { email: moved } });
    // Until the new one is verified, the old one stays.
    assert.equal((await auth.fetchUserAttributes()).email, address);
    const { page, code } = await link(moved);
    assert.equal(page, `${web}/account/email`);
    await auth.confirmUserAttribute({ userAttributeKey: "email", confirmationCode: code });
    assert.equal((await auth.fetchUserAttributes()).email, moved);
  },

  async "signs in as new staff"() {
    const { html, subject } = await mail();
    assert.match(subject, /^Your new account/);
    const temporary = html.match(/monospace">([^<]+)</)[1].replaceAll("&amp;", "&");
    const started = await auth.signIn({ username: address, password: temporary });
    assert.equal(started.nextStep.signInStep, "CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED");
    const done = await auth.confirmSignIn({
      challengeResponse: password,
      options: { userAttributes: { given_name: "Mia" } },
    });
    assert.equal(done.isSignedIn, true);
    assert.deepEqual(await groups(), ["Staff"]);
  },

  /** Signs in, and goes on when the operator has done something with the account. */
  async "is told apart from the next token on"() {
    await auth.signIn({ username: address, password });
    const before = await groups();
    console.log(JSON.stringify({ signedIn: address }));
    await once(process.stdin, "data");
    assert.deepEqual(await groups(), before, "a token says what was true when it was made");
    assert.deepEqual(await groups({ forceRefresh: true }), before.length ? [] : ["Staff"]);
  },

  /** Works as staff, and goes on when the operator has ended that. */
  async "is at work until the operator ends it"() {
    const query = "query { shippingOrders(first: 1) { edges { cursor } } }";
    const refused = async () => {
      const answer = await generateClient().graphql({ query }).catch((rejected) => rejected);
      return (answer.errors ?? []).map(({ errorType }) => errorType);
    };
    await auth.signIn({ username: address, password });
    assert.deepEqual(await refused(), []);
    console.log(JSON.stringify({ signedIn: address }));
    await once(process.stdin, "data");
    // As in the cloud: what verifies tokens does not ask the pool, which itself knows better.
    assert.deepEqual(await refused(), [], "a token works until it ends");
    await assert.rejects(auth.fetchUserAttributes(), refusedAs("NotAuthorizedException"));
    assert.equal((await auth.fetchAuthSession({ forceRefresh: true })).tokens, undefined);
    await auth.signIn({ username: address, password });
    assert.deepEqual(await groups(), []);
    assert.deepEqual(await refused(), ["Unauthorized"]);
  },
};

await plays[play]();
process.stdin.destroy();
