import { AddToCart } from "../cart/add";
import { Price } from "../ui/money";
import { productAddress } from "./address";
import type { Tile as Product } from "./listing";
import { Picture } from "./picture";
import { Stock } from "./stock";
import style from "./tile.module.css";

/** A product in a list. */
export function Tile({ product, eager = false }: { product: Product; eager?: boolean }) {
  return (
    <li class={style.tile} data-sku={product.sku}>
      <Picture url={product.imageUrl} eager={eager} />
      <h3 class={style.name}>
        <a href={productAddress(product)}>{product.name}</a>
      </h3>
      <p class={style.price}>
        <Price of={product.price} />
      </p>
      <Stock of={product} />
      <div class={style.buy}>
        <AddToCart product={product} />
      </div>
    </li>
  );
}
