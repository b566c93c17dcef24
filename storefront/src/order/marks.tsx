import type { OrderStatus } from "../api/types";
import style from "./marks.module.css";
import { statusWord } from "./words";

/** A time, in the reader's own zone. */
export function When({ at }: { at: string }) {
  return <time dateTime={at}>{new Intl.DateTimeFormat("en-NZ", { dateStyle: "medium", timeStyle: "short" }).format(new Date(at))}</time>;
}

/** The word for an order's state, with its mark. */
export function StatusMark({ status }: { status: OrderStatus }) {
  const { word, mood } = statusWord(status);
  return (
    <span class={style.mark} data-mood={mood}>
      {word}
    </span>
  );
}
