import { useTitle } from "../ui/page";
import style from "./cart-page.module.css";
import { CartView } from "./cart-view";

export default function CartPage() {
  useTitle("Your cart");
  return (
    <div class={style.page}>
      <CartView heading="h1" />
    </div>
  );
}
