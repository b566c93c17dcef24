import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { useRoute } from "preact-iso/router";
import { send } from "../api/send";
import type { ProductBySkuQuery, ShippingOffersQuery } from "../api/types";
import { cart, drawer } from "../cart/cart";
import { Stepper } from "../cart/stepper";
import { DownloadIcon, ParcelIcon } from "../ui/icons";
import { workingDays } from "../ui/days";
import { Price, priceText } from "../ui/money";
import { Failed, Loading, useTitle } from "../ui/page";
import { listAddress } from "./address";
import { type Tile as Listed, listingOf } from "./listing";
import { ProductBySku, ShippingOffers } from "./operations";
import { Picture } from "./picture";
import style from "./product.module.css";
import { Stock } from "./stock";
import { Tile } from "./tile";
import tileStyle from "./tile.module.css";

type Product = NonNullable<ProductBySkuQuery["product"]>;

const OTHERS = 4;

/** One product. */
export default function ProductPage() {
  const sku = useRoute().params.sku ?? "";
  const [product, setProduct] = useState<Product | null | undefined>(undefined);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let left = false;
    setProduct(undefined);
    setFailed(false);
    send(ProductBySku, { sku })
      .then((answer) => left || setProduct(answer.product))
      .catch((unreachable: unknown) => {
        console.warn(unreachable);
        if (!left) setFailed(true);
      });
    return () => {
      left = true;
    };
  }, [sku, attempt]);
  useTitle(product?.name ?? null);

  if (failed || product === undefined) {
    return (
      <div class={`${style.product} ${style.unread}`}>
        <div class={style.blank} />
        <div class="stack">
          <h1 class="hush" tabIndex={-1}>
            Product
          </h1>
          {failed ? <Failed retry={() => setAttempt(attempt + 1)}>This product could not be read.</Failed> : <Loading what="the product" />}
        </div>
      </div>
    );
  }
  if (product === null) return <NoProduct />;
  return (
    <>
      <nav aria-label="You are here" class={style.path}>
        <a href="/">Everything</a> <span aria-hidden="true">›</span> <a href={listAddress({ category: product.category })}>{product.category}</a>
      </nav>
      <article class={style.product}>
        <Picture url={product.imageUrl} eager />
        <div class="stack">
          <h1 tabIndex={-1}>{product.name}</h1>
          <p class={style.price}>
            <Price of={product.price} /> <span class="soft small">incl. GST</span>
          </p>
          <Stock of={product} />
          <p>{product.description}</p>
          <Buy key={product.id} product={product} />
          {product.availability !== "DISCONTINUED" && <Comes type={product.type} />}
        </div>
      </article>
      <Others of={product} />
      <Facts product={product} />
    </>
  );
}

function Buy({ product }: { product: Product }) {
  const { id, name, maxQuantityPerOrder, availability } = product;
  const [quantity, setQuantity] = useState(1);
  const inCart = cart.quantityOf(id);
  const refusal = cart.refusals.value.get(id);
  if (availability === "DISCONTINUED") {
    return (
      <div class="say">
        <p>
          We no longer sell it. <a href={listAddress({ category: product.category })}>See what else there is in {product.category}</a>.
        </p>
      </div>
    );
  }
  if (maxQuantityPerOrder === 0) return <p class="say">It is sold out for now.</p>;
  const room = Math.max(0, maxQuantityPerOrder - inCart);

  function add(): void {
    cart.want(id, inCart + quantity);
    setQuantity(1);
    drawer.value = true;
  }

  return (
    <div class="stack">
      {room > 0 && (
        <div class="row">
          <Stepper name={name} quantity={Math.min(quantity, room)} least={1} most={room} change={setQuantity} />
          <button type="button" class="button" onClick={add}>
            Add to cart
          </button>
        </div>
      )}
      <p class="small soft" role="status">
        {inCart > 0 && (room > 0 ? `${inCart} in your cart` : `All ${inCart} that one order may hold are in your cart`)}
      </p>
      {refusal && <p role="alert">{refusal}</p>}
    </div>
  );
}

/** The ways of sending, which are the same for all products; read once. */
const offers = signal<ShippingOffersQuery["storeSettings"]["shippingOffers"]>([]);

/** How it comes to the buyer, and how long that takes. */
function Comes({ type }: { type: Product["type"] }) {
  const sent = type !== "DIGITAL";
  useEffect(() => {
    if (!sent || offers.value.length > 0) return;
    // Without them, the checkout still says it.
    send(ShippingOffers, {}).then(({ storeSettings }) => (offers.value = storeSettings.shippingOffers)).catch(console.warn);
  }, [sent]);
  return (
    <div class={`soft ${style.comes}`}>
      {sent ? <ParcelIcon /> : <DownloadIcon />}
      {sent ? (
        <div>
          <p>Comes by courier to any address in New Zealand</p>
          <ul class={`small ${style.offers}`}>
            {offers.value.map((offer) => (
              <li key={offer.id}>
                {offer.name}: {workingDays(offer)}, {priceText(offer.price)}
                {offer.freeFrom && `, free from ${priceText(offer.freeFrom)}`}
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <p>To download, as soon as it is paid. No delivery charge.</p>
      )}
    </div>
  );
}

/** Some of the same category. */
function Others({ of }: { of: Product }) {
  const [others, setOthers] = useState<readonly Listed[]>([]);
  useEffect(() => {
    const listing = listingOf({ category: of.category });
    void listing.upTo(1).then(() => setOthers(listing.tiles.value.filter(({ id }) => id !== of.id).slice(0, OTHERS)));
  }, [of.id]);
  if (others.length === 0) return null;
  return (
    <section class={style.others} aria-labelledby="others-title">
      <h2 id="others-title">More in {of.category}</h2>
      <ul class={tileStyle.tiles}>
        {others.map((product) => (
          <Tile key={product.id} product={product} />
        ))}
      </ul>
    </section>
  );
}

const OFFERS: Record<string, string> = { IN_STOCK: "InStock", LOW_STOCK: "LimitedAvailability", OUT_OF_STOCK: "OutOfStock", DISCONTINUED: "Discontinued" };

/** The same for machines: schema.org, as JSON-LD. It is data, which the content security policy lets be. */
function Facts({ product }: { product: Product }) {
  const facts = {
    "@context": "https://schema.org",
    "@type": "Product",
    name: product.name,
    sku: product.sku,
    description: product.description,
    category: product.category,
    ...(product.imageUrl && { image: product.imageUrl }),
    offers: {
      "@type": "Offer",
      price: product.price.amount,
      priceCurrency: product.price.currencyCode,
      availability: `https://schema.org/${OFFERS[product.availability] ?? "InStock"}`,
      url: location.href,
    },
  };
  return <script type="application/ld+json">{JSON.stringify(facts)}</script>;
}

function NoProduct() {
  return (
    <div class="stack plain">
      <h1 tabIndex={-1}>We do not have that</h1>
      <p>
        There is no such product. <a href="/">Look at everything that we have</a>.
      </p>
    </div>
  );
}
