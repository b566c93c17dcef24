import { useRef } from "preact/hooks";
import type { TileFragment as Tile } from "../api/types";
import { useFocusAfter } from "../ui/focus";
import { cart } from "./cart";
import { Stepper } from "./stepper";

/** Puts a product into the cart; once it is there, changes how many. */
export function AddToCart({ product }: { product: Tile }) {
  const { id, name, maxQuantityPerOrder } = product;
  const quantity = cart.quantityOf(id);
  const refusal = cart.refusals.value.get(id);
  const place = useRef<HTMLDivElement>(null);
  // What adds one more stands where what added the first stood.
  useFocusAfter(quantity > 0, () => place.current?.querySelector<HTMLElement>("button:last-of-type"));
  return (
    <div ref={place}>
      {quantity > 0 ? (
        <Stepper name={name} quantity={quantity} most={maxQuantityPerOrder} change={(wanted) => cart.want(id, wanted)} />
      ) : (
        maxQuantityPerOrder > 0 && (
          <button type="button" class="button" aria-label={`Add ${name} to the cart`} onClick={() => cart.want(id, 1)}>
            Add
          </button>
        )
      )}
      {refusal && (
        <p class="small" role="alert">
          {refusal}
        </p>
      )}
    </div>
  );
}
