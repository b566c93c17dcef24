// Who is signed in. What the user pool speaks is loaded when somebody signs in or was signed in before.

import { signal } from "@preact/signals";
import { speakFor } from "../api/send";

/** The customer who is signed in, as the user pool knows them. */
export interface Customer {
  givenName: string;
  familyName: string;
  email: string;
}

/** Undefined until it is known; null for a guest. */
export const customer = signal<Customer | null | undefined>(undefined);

/** The user pool. */
export const pool = () => import("./pool");

// What Amplify's names in the local storage begin with.
const KEPT_BY_AMPLIFY = "CognitoIdentityServiceProvider.";

const wasSignedIn = () => Object.keys(localStorage).some((key) => key.startsWith(KEPT_BY_AMPLIFY));

let known: Promise<void> = Promise.resolve();

/** Finds out who is signed in; until that is known, requests wait. */
export function startAccount(): void {
  if (wasSignedIn()) {
    known = look();
  } else {
    customer.value = null;
  }
  speakFor(async () => {
    await known;
    return customer.value ? (await pool()).accessToken() : null;
  });
}

/** Asks the pool who is signed in now. */
export async function look(): Promise<void> {
  try {
    customer.value = await (await pool()).whoIsSignedIn();
  } catch (unreachable) {
    // The tokens stay: the next page asks again. Until then this is a guest.
    console.warn(unreachable);
    customer.value = null;
  }
}
