import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { customer } from "../account/account";
import { cart, drawer } from "../cart/cart";
import { dismissNotice, notice } from "../order/return-notice";
import { loading } from "./later";
import { BagIcon, CloseIcon, PersonIcon, SearchIcon } from "./icons";
import style from "./layout.module.css";
import { useWide } from "./page";

/** What stands around every page. */
export function Layout({ children }: { children: ComponentChildren }) {
  const { path, wasPush } = useLocation() as ReturnType<typeof useLocation> & { wasPush: boolean };
  const main = useRef<HTMLElement>(null);
  const paying = path === "/checkout";
  const wide = useWide("40.01rem");
  // Whoever reads with the ears hears of the new page.
  useEffect(() => {
    if (wasPush) main.current?.focus({ preventScroll: true });
  }, [path]);
  return (
    <>
      <a class={style.skip} href="#main" onClick={(event) => (event.preventDefault(), main.current?.focus())}>
        Skip to the content
      </a>
      <header class={style.top}>
        <p class={style.brand}>
          <a href="/">
            <img src="/icon.svg" alt="" width="28" height="28" />
            The Better Store
          </a>
        </p>
        {!paying && wide && <Search />}
        {!paying && <AccountLink />}
        {!paying && <CartButton />}
        {!paying && !wide && <Search />}
      </header>
      <Notice path={path} />
      <div class={style.loading} hidden={!loading.value} />
      <main id="main" ref={main} tabIndex={-1} class={style.main} aria-busy={loading.value}>
        {children}
      </main>
      <footer class={style.foot}>
        <p>Prices are in New Zealand dollars and include GST.</p>
        {!paying && (
          <nav aria-label="Help" class="row">
            <a href="/orders/find">Find an order</a>
            <a href="/account/orders">Your orders</a>
            <a href="/account">Your account</a>
          </nav>
        )}
      </footer>
    </>
  );
}

function Search() {
  const { query, route } = useLocation();
  return (
    <form
      class={style.search}
      role="search"
      action="/"
      method="get"
      onSubmit={(event) => {
        event.preventDefault();
        const text = String(new FormData(event.currentTarget).get("search") ?? "").trim();
        route(text.length >= 2 ? `/?search=${encodeURIComponent(text)}` : "/");
      }}
    >
      <label class="hush" for="search-text">
        Search by name
      </label>
      <input
        key={query.search ?? ""}
        id="search-text"
        name="search"
        type="search"
        minLength={2}
        maxLength={60}
        autocomplete="off"
        placeholder="Search by name"
        defaultValue={query.search ?? ""}
      />
      <button aria-label="Search">
        <SearchIcon />
      </button>
    </form>
  );
}

function AccountLink() {
  const who = customer.value;
  return (
    <a class={style.account} href="/account">
      <PersonIcon />
      <span class={style.word}>{who ? <bdi>{who.givenName}</bdi> : "Sign in"}</span>
    </a>
  );
}

function CartButton() {
  const count = cart.count.value;
  return (
    <a
      class={style.cart}
      href="/cart"
      aria-haspopup="dialog"
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || location.pathname === "/cart") return;
        event.preventDefault();
        event.stopPropagation();
        drawer.value = true;
      }}
    >
      <BagIcon />
      <span class={style.word}>Cart</span>
      <span class="hush">{count > 0 ? ", " : ", empty"}</span>
      {count > 0 && <span class={style.count}>{count}</span>}
      {count > 0 && <span class="hush">{count === 1 ? " item" : " items"}</span>}
    </a>
  );
}

/** What became of a payment. */
function Notice({ path }: { path: string }) {
  // The order's own page says more.
  const shown = notice.value?.number && path === `/orders/${notice.value.number}` ? null : notice.value;
  return (
    <section class={style.notices} aria-label="Your payment">
      <div id="notice" class={shown ? `say ${shown.mood === "good" ? "good" : ""} ${style.notice}` : undefined} data-kind={shown?.mood}>
        {/* Always there, so that a screen reader is already watching it when its text arrives. */}
        <p id="notice-text" role="status">
          {shown?.said}
        </p>
        {shown && (
          <p class="row">
            {shown.number && <a href={`/orders/${shown.number}`}>See your order</a>}
            <button
              type="button"
              class={style.dismiss}
              aria-label="Dismiss"
              onClick={() => {
                dismissNotice();
                document.getElementById("main")?.focus();
              }}
            >
              <CloseIcon />
            </button>
          </p>
        )}
      </div>
    </section>
  );
}
