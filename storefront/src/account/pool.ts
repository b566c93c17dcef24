// The user pool, through Amplify: the password itself never leaves the browser.

import * as auth from "@aws-amplify/auth";
import { cognitoUserPoolsTokenProvider } from "@aws-amplify/auth/cognito";
import { Amplify } from "@aws-amplify/core";
import { config } from "../api/send";
import type { Problems } from "../ui/form";
import type { Customer } from "./account";

const ready = config().then(({ userPoolId = "", userPoolClientId = "", userPoolEndpoint }) => {
  const Auth = { Cognito: { userPoolId, userPoolClientId, ...(userPoolEndpoint && { userPoolEndpoint }) } };
  // As the package aws-amplify puts its parts together.
  cognitoUserPoolsTokenProvider.setAuthConfig(Auth);
  Amplify.configure({ Auth }, { Auth: { tokenProvider: cognitoUserPoolsTokenProvider } });
});

/** The token that says to the API who asks; null when nobody is signed in any more. */
export async function accessToken(): Promise<string | null> {
  await ready;
  const { tokens } = await auth.fetchAuthSession();
  return tokens?.accessToken.toString() ?? null;
}

export async function whoIsSignedIn(): Promise<Customer | null> {
  if ((await accessToken()) === null) return null;
  const { given_name: givenName = "", family_name: familyName = "", email = "" } = await auth.fetchUserAttributes();
  return { givenName, familyName, email };
}

/** What a call led to: nothing more to do, what is wrong, or what comes next; `nameless` says that the name is asked for, too. */
export type Outcome = { problems?: Problems; next?: "confirm" | "reset" | "new-password"; nameless?: boolean };

/** Signs in; `next` says what must be done first. */
export const signIn = (email: string, password: string) =>
  tried("password", async () => {
    // A session that was left half open refuses another one.
    await auth.signOut();
    const { nextStep } = await auth.signIn({ username: email, password });
    switch (nextStep.signInStep) {
      case "CONFIRM_SIGN_UP":
        return { next: "confirm" as const };
      case "RESET_PASSWORD":
        return { next: "reset" as const };
      case "CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED":
        return { next: "new-password" as const, nameless: nextStep.missingAttributes?.includes("given_name") ?? false };
      default:
        return {};
    }
  });

/** The first own password of somebody who was invited. */
export const choosePassword = (password: string, givenName?: string) =>
  tried("password", async () => {
    const userAttributes = givenName === undefined ? {} : { given_name: givenName };
    await auth.confirmSignIn({ challengeResponse: password, options: { userAttributes } });
    return {};
  });

export const signUp = (email: string, password: string, givenName: string) =>
  tried("email", async () => {
    await auth.signUp({ username: email, password, options: { userAttributes: { email, given_name: givenName } } });
    return {};
  });

/** @param user the e-mail address, or the name that a link in a mail has */
export const confirm = (user: string, code: string) =>
  tried("code", async () => {
    try {
      await auth.confirmSignUp({ username: user, confirmationCode: code });
    } catch (error) {
      // The link was used before.
      if (!/Current status is CONFIRMED/.test(String(error))) throw error;
    }
    return {};
  });

export const sendCodeAgain = (user: string) =>
  tried("", async () => {
    await auth.resendSignUpCode({ username: user });
    return {};
  });

export const askForReset = (email: string) =>
  tried("email", async () => {
    await auth.resetPassword({ username: email });
    return {};
  });

export const reset = (user: string, code: string, password: string) =>
  tried("code", async () => {
    await auth.confirmResetPassword({ username: user, confirmationCode: code, newPassword: password });
    return {};
  });

export const changeNames = (givenName: string, familyName: string) =>
  tried("givenName", async () => {
    await auth.updateUserAttributes({ userAttributes: { given_name: givenName, family_name: familyName } });
    return {};
  });

/** The new address holds once the link that is mailed to it was used. */
export const changeEmail = (email: string) =>
  tried("email", async () => {
    await auth.updateUserAttributes({ userAttributes: { email } });
    return {};
  });

export const confirmEmail = (code: string) =>
  tried("code", async () => {
    await auth.confirmUserAttribute({ userAttributeKey: "email", confirmationCode: code });
    return {};
  });

export const changePassword = (oldPassword: string, newPassword: string) =>
  tried("oldPassword", async () => {
    await auth.updatePassword({ oldPassword, newPassword });
    return {};
  });

export async function signOut(everywhere: boolean): Promise<void> {
  await ready;
  await auth.signOut({ global: everywhere });
}

export async function deleteUser(): Promise<void> {
  await ready;
  await auth.deleteUser();
}

const SENTENCES: Record<string, string> = {
  NotAuthorizedException: "The e-mail address or the password is not right.",
  UserNotFoundException: "The e-mail address or the password is not right.",
  UsernameExistsException: "There is an account with this address. Sign in, or choose a new password.",
  AliasExistsException: "There is an account with this address.",
  InvalidPasswordException: "Choose a password of at least 8 characters.",
  CodeMismatchException: "This code is not right, or a newer one was sent.",
  ExpiredCodeException: "This code is not right, or it has expired. Ask for a new one.",
  LimitExceededException: "That was tried too often. Wait a while, and try again.",
  TooManyRequestsException: "That was tried too often. Wait a while, and try again.",
  TooManyFailedAttemptsException: "That was tried too often. Wait a while, and try again.",
};

/** Refusals are sentences at a field; anything else is thrown. */
async function tried(field: string, call: () => Promise<Outcome>): Promise<Outcome> {
  await ready;
  try {
    return await call();
  } catch (error) {
    const { name, message } = error as Error;
    if (name === "InvalidParameterException") return { problems: { [field]: message } };
    const sentence = SENTENCES[name];
    if (!sentence) throw error;
    const at = name === "InvalidPasswordException" ? "password" : name.startsWith("TooMany") || name.startsWith("Limit") ? "" : field;
    return { problems: { [at]: sentence } };
  }
}
