import { AttentionIcon, CheckIcon, ClockIcon } from "../ui/icons";
import type { Connection, Order } from "./live-order";
import { StatusMark, When } from "./marks";
import style from "./timeline.module.css";
import { type Mood, eventWord, stepsAhead, toTheBuyer } from "./words";

const CONNECTIONS: Record<Connection, string> = {
  connecting: "Connecting…",
  live: "Live",
  reconnecting: "Reconnecting…",
};

function StepIcon({ mood }: { mood: Mood }) {
  switch (mood) {
    case "attention":
      return <AttentionIcon />;
    case "waiting":
      return <ClockIcon />;
    default:
      return <CheckIcon />;
  }
}

/** What happened to an order, and what lies before it. New steps come in by themselves, and are said politely. */
export function Timeline({ order, connection }: { order: Order; connection: Connection }) {
  const physical = order.lines.some(({ type }) => type === "PHYSICAL");
  const ahead = stepsAhead(order.status, order.fulfilmentStatus, physical);
  const latest = order.events.at(-1);
  // Once is enough, where it was said first.
  const isNew = (message: string, index: number) => !order.events.slice(0, index).some((earlier) => earlier.message === message);
  const isTold = order.events.some(({ message }) => message === order.cancelReason);
  return (
    <section class="sheet stack" aria-labelledby="timeline-title">
      <div class={style.head}>
        <h2 id="timeline-title" tabIndex={-1}>
          <StatusMark status={order.status} />
        </h2>
        <p class={`soft small ${style.connection}`} data-connection={connection}>
          {CONNECTIONS[connection]}
        </p>
      </div>
      {order.cancelReason && !isTold && <p class="soft">{toTheBuyer(order.cancelReason)}</p>}
      <p class="hush" role="status">
        {latest && eventWord(latest.type).word}
      </p>
      <ol class={style.timeline}>
        {order.events.map(({ version, type, at, message }, index) => {
          const { word, mood } = eventWord(type);
          return (
            <li key={`${version} ${type}`} data-mood={mood} data-event={type}>
              <StepIcon mood={mood} />
              <div>
                <p class={style.word}>{word}</p>
                <p class="soft small">
                  <When at={at} />
                </p>
                {message && isNew(message, index) && <p class="small">{toTheBuyer(message)}</p>}
              </div>
            </li>
          );
        })}
        {ahead.map((word) => (
          <li key={word} data-mood="ahead">
            <span class={style.dot} />
            <p class="soft">
              {word} <span class="hush">(still to come)</span>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
