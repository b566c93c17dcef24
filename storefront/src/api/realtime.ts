// One subscription over AppSync's WebSocket protocol, on a connection of its own.

import { type Operation, config, credentials } from "./send";

/** Hears what a subscription tells. */
export interface Listener<Event> {
  /** The API has begun to tell. */
  began(): void;
  told(event: Event): void;
  /** The subscription has ended and does not come back by itself; called once. */
  lost(reason: unknown): void;
}

interface Frame {
  type: string;
  payload?: { data?: unknown; connectionTimeoutMs?: number };
}

// Until the API says how long its silence may last.
const ANSWER_WITHIN = 15_000;
const ONLY = "1";

/**
 * Begins to listen; while the browser is offline, as soon as it is online.
 *
 * @returns what ends it
 */
export function subscribe<Result, Variables>(
  operation: Operation<Result, Variables>,
  variables: Variables,
  listener: Listener<Result>,
): () => void {
  let socket: WebSocket | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let patience = ANSWER_WITHIN;
  let ended = false;

  function end(): void {
    ended = true;
    clearTimeout(silence);
    removeEventListener("online", open);
    removeEventListener("offline", offline);
    socket?.close();
  }

  function lose(reason: unknown): void {
    if (ended) return;
    end();
    listener.lost(reason);
  }

  // A connection that was cut says nothing, but the browser may know.
  const offline = () => lose("offline");

  function heard(): void {
    clearTimeout(silence);
    silence = setTimeout(() => lose("silence"), patience);
  }

  async function open(): Promise<void> {
    try {
      const { endpoint, realtimeEndpoint } = await config();
      const authorization = { host: new URL(endpoint).host, ...(await credentials()) };
      if (ended) return;
      socket = new WebSocket(realtimeEndpoint ?? realtimeOf(endpoint), ["graphql-ws", `header-${base64url(authorization)}`]);
      addEventListener("offline", offline);
      heard();
      socket.onopen = () => say({ type: "connection_init" });
      socket.onclose = ({ code }) => lose(`closed: ${code}`);
      socket.onmessage = ({ data }) => hear(JSON.parse(data as string) as Frame, authorization);
    } catch (reason) {
      lose(reason);
    }
  }

  const say = (frame: object) => socket?.send(JSON.stringify(frame));

  function hear({ type, payload }: Frame, authorization: object): void {
    if (ended) return;
    switch (type) {
      case "connection_ack":
        patience = payload?.connectionTimeoutMs ?? patience;
        say({
          id: ONLY,
          type: "start",
          payload: { data: JSON.stringify({ query: operation, variables }), extensions: { authorization } },
        });
        break;
      case "start_ack":
        listener.began();
        break;
      case "data":
        if (payload?.data) listener.told(payload.data as Result);
        break;
      case "error":
      case "connection_error":
      case "complete":
        lose(payload ?? type);
        return;
    }
    heard();
  }

  if (navigator.onLine) void open();
  else addEventListener("online", open, { once: true });
  return end;
}

/** Where an API in AWS tells its changes, by the address where it answers. */
export function realtimeOf(endpoint: string): string {
  const url = new URL(endpoint);
  url.protocol = url.protocol === "http:" ? "ws:" : "wss:";
  if (url.host.includes(".appsync-api.")) url.host = url.host.replace(".appsync-api.", ".appsync-realtime-api.");
  else url.pathname += "/realtime";
  return url.href;
}

function base64url(value: object): string {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
