// The store's GraphQL API, with the endpoint and the key that the site's own config.json names.

/** The text of an operation, which knows the types of its variables and of its result. */
export type Operation<Result, Variables> = string & { readonly types?: (variables: Variables) => Result };

/** What config.json says: where the API is, and where customers sign in. */
export interface Config {
  endpoint: string;
  realtimeEndpoint?: string;
  apiKey: string;
  region?: string;
  userPoolId?: string;
  userPoolClientId?: string;
  /** Only where the pool is not in AWS. */
  userPoolEndpoint?: string;
}

/** The API could not be asked, or failed: the same request may succeed later. */
export class StoreUnreachable extends Error {}

const PATIENCE = 30_000;

let read: Promise<Config> | undefined;

/** The site's configuration; read again after a failure. */
export function config(): Promise<Config> {
  read ??= fetch("/config.json")
    .then((answer) => {
      if (!answer.ok) throw new StoreUnreachable(`config.json: ${answer.status}`);
      return answer.json() as Promise<Config>;
    })
    .catch((error: unknown) => {
      read = undefined;
      throw error;
    });
  return read;
}

/** The token of the customer who is signed in; null for a guest. */
let customerToken: () => Promise<string | null> = async () => null;

/** From now on requests are this customer's, while there is a token. */
export function speakFor(token: () => Promise<string | null>): void {
  customerToken = token;
}

/** Whether a customer is signed in, as soon as that is known. */
export async function isSignedIn(): Promise<boolean> {
  return (await customerToken()) !== null;
}

/** What says to the API who asks: AppSync takes the key of guests or a customer's token. */
export async function credentials(): Promise<Record<string, string>> {
  const token = await customerToken();
  return token === null ? { "x-api-key": (await config()).apiKey } : { Authorization: token };
}

/**
 * Sends one operation and gives its data.
 *
 * @throws StoreUnreachable when there is no answer, or when the API reports a fault
 */
export async function send<Result, Variables>(operation: Operation<Result, Variables>, variables: Variables): Promise<Result> {
  let answer: { data?: Result | null; errors?: { message: string }[] };
  try {
    const { endpoint } = await config();
    const response = await fetch(endpoint, {
      method: "POST",
      headers: { "content-type": "application/json", ...(await credentials()) },
      body: JSON.stringify({ query: operation, variables }),
      signal: AbortSignal.timeout(PATIENCE),
      // A change that was asked for is sent, even if the page is left at once.
      keepalive: true,
    });
    answer = (await response.json()) as typeof answer;
  } catch (cause) {
    throw new StoreUnreachable("the store does not answer", { cause });
  }
  if (answer.errors?.length || !answer.data) {
    throw new StoreUnreachable(answer.errors?.map(({ message }) => message).join("; ") ?? "an answer without data");
  }
  return answer.data;
}
