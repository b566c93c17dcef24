import { useEffect, useMemo, useRef } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso/router";
import { Failed, useScrollBack, useTitle } from "../ui/page";
import { listAddress } from "./address";
import { Categories } from "./categories";
import style from "./home.module.css";
import { PAGE, listingOf } from "./listing";
import { Tile } from "./tile";
import tileStyle from "./tile.module.css";

const SEARCH_FROM = 2;

/** The home page, a category, and what a search found: all are lists of products. */
export default function Home() {
  const { route, query } = useLocation();
  const { params } = useRoute();
  const category = params.category;
  const search = query.search?.trim() ?? "";
  const pages = Math.max(1, Number.parseInt(query.pages ?? "1", 10) || 1);
  const isSearch = search.length >= SEARCH_FROM;
  const listing = useMemo(() => listingOf({ category, search: isSearch ? search : undefined }), [category, search]);
  const list = useRef<HTMLUListElement>(null);
  const tiles = listing.tiles.value;
  const state = listing.state.value;

  useEffect(() => void listing.upTo(pages), [listing, pages]);
  useScrollBack(state === "ready");
  useTitle(isSearch ? `Search: ${search}` : (category ?? null));

  async function showMore(): Promise<void> {
    const before = tiles.length;
    await listing.upTo(pages + 1);
    route(listAddress({ category, search, pages: pages + 1 }), true);
    // The button that was pressed may be gone: go on reading at the first new product.
    if (!listing.more.value) list.current?.children[before]?.querySelector("a")?.focus();
  }

  return (
    <>
      <div class={style.welcome}>
        <h1 tabIndex={-1}>{isSearch ? `“${search}”` : (category ?? <Welcome />)}</h1>
        {!category && !isSearch && <p class="soft">For the kitchen, the house, the garden and the hills. Prices include GST.</p>}
      </div>
      <Categories chosen={category} search={isSearch ? search : undefined} />
      <section aria-labelledby="products-title">
        <div class={style.count}>
          <h2 id="products-title" class="hush">
            Products
          </h2>
          <p class="soft small" role="status">
            {found(state, tiles.length, listing.more.value)}
          </p>
        </div>
        <ul id="product-list" class={tileStyle.tiles} ref={list} aria-busy={state === "loading"}>
          {tiles.map((product, index) => (
            <Tile key={product.id} product={product} eager={index < 8} />
          ))}
          {state === "loading" && tiles.length === 0 && Array.from({ length: PAGE }, (_, index) => <li key={index} class={style.blank} aria-hidden="true" />)}
        </ul>
        {state === "ready" && tiles.length === 0 && (
          <p class={style.nothing}>
            {isSearch ? `Nothing here is called “${search}”. Try a shorter word, or ` : "There is nothing here yet: "}
            <a href="/">look at everything</a>.
          </p>
        )}
        {state === "failed" && <Failed retry={() => void listing.upTo(pages)}>The products could not be read.</Failed>}
        {state !== "failed" && tiles.length > 0 && listing.more.value && (
          <p class={style.more}>
            <button type="button" class="button quiet" onClick={showMore}>
              Show more products
            </button>
          </p>
        )}
      </section>
    </>
  );
}

function Welcome() {
  return (
    <>
      Good things, sent from <span lang="mi">Aotearoa</span>
    </>
  );
}

function found(state: string, count: number, more: boolean): string {
  if (state === "loading" && count === 0) return "Loading the products…";
  if (state === "failed") return "";
  const products = count === 1 ? "1 product" : `${count} products`;
  return more ? `${products} so far` : products;
}
