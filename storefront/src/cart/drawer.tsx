import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { CloseIcon } from "../ui/icons";
import { drawer } from "./cart";
import { CartView } from "./cart-view";
import style from "./drawer.module.css";

/** The cart beside the page. The browser's own dialog keeps the focus in it, and gives it back. */
export function CartDrawer() {
  const dialog = useRef<HTMLDialogElement>(null);
  const { url } = useLocation();
  const open = drawer.value;

  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open) dialog.current?.close();
  }, [open]);
  // Whoever follows a link in it wants to see where it leads.
  useEffect(() => {
    drawer.value = false;
  }, [url]);

  return (
    // A press beside it closes it; keyboards have Escape and the button for that.
    <dialog
      ref={dialog}
      class={style.drawer}
      aria-labelledby="cart-title"
      onClose={() => (drawer.value = false)}
      onClick={({ target, currentTarget }) => target === currentTarget && currentTarget.close()}
    >
      {open && (
        <div class={style.inside}>
          <button type="button" class={style.close} aria-label="Close the cart" onClick={() => (drawer.value = false)}>
            <CloseIcon />
          </button>
          <CartView heading="h2" />
        </div>
      )}
    </dialog>
  );
}
