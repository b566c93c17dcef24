import { useEffect, useState } from "preact/hooks";
import { MinusIcon, PlusIcon } from "../ui/icons";
import style from "./stepper.module.css";

interface StepperProps {
  /** What it is a number of. */
  name: string;
  quantity: number;
  most: number;
  /** 0 takes it out. */
  least?: number;
  change(quantity: number): void;
}

/** A number with a button on each side; it can be typed, too. */
export function Stepper({ name, quantity, most, least = 0, change }: StepperProps) {
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => setTyped(null), [quantity]);
  const limit = Math.max(most, quantity);

  function take(text: string): void {
    setTyped(null);
    const number = Number.parseInt(text, 10);
    if (Number.isFinite(number)) change(Math.min(Math.max(number, least), Math.max(limit, least)));
  }

  return (
    <div class={style.stepper} role="group" aria-label={`Quantity of ${name}`}>
      <button
        type="button"
        aria-label={`One less of ${name}`}
        aria-disabled={quantity <= least}
        onClick={() => quantity > least && change(quantity - 1)}
      >
        <MinusIcon />
      </button>
      <input
        aria-label={`Quantity of ${name}`}
        inputMode="numeric"
        autocomplete="off"
        value={typed ?? String(quantity)}
        onFocus={(event) => event.currentTarget.select()}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onChange={(event) => take(event.currentTarget.value)}
      />
      <button
        type="button"
        aria-label={`One more of ${name}`}
        aria-disabled={quantity >= limit}
        onClick={() => quantity < limit && change(quantity + 1)}
      >
        <PlusIcon />
      </button>
    </div>
  );
}
