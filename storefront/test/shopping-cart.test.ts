import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { type Cart, type CartAnswer, type Carts, type Refusal, ShoppingCart, type Wishes } from "../src/cart/shopping-cart";

beforeEach(() => {
  mock.timers.enable({ apis: ["setTimeout"] });
  mock.method(console, "warn", () => {});
});
afterEach(() => {
  mock.timers.reset();
  mock.restoreAll();
});

/** Lets promises that can be settled be settled. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
}

async function pass(milliseconds: number): Promise<void> {
  mock.timers.tick(milliseconds);
  await settle();
}

type Quantities = Record<string, number>;

/** A store with one cart, of products whose line ids are their own with "line-" before. */
class FakeStore implements Carts {
  calls: string[] = [];
  quantities: Quantities = {};
  state: Cart["state"] = "ACTIVE";
  version = 1;
  id = "cart-1";
  exists = false;
  down = false;
  refuse: (productId: string, quantity: number) => Refusal | null = () => null;
  #held: (() => void)[] | null = null;

  /** From now on answers wait until they are released. */
  hold(): void {
    this.#held = [];
  }

  async release(): Promise<void> {
    const held = this.#held ?? [];
    this.#held = null;
    held.forEach((answer) => answer());
    await settle();
  }

  async #answer<Answer>(call: string, answer: () => Answer): Promise<Answer> {
    this.calls.push(call);
    if (this.#held) await new Promise<void>((release) => this.#held?.push(release));
    if (this.down) throw new Error("the network is down");
    return answer();
  }

  cart(): Cart {
    const lines = Object.entries(this.quantities).map(([productId, quantity]) => ({ id: `line-${productId}`, productId, name: productId, quantity }));
    return { id: this.id, version: this.version, state: this.state, lines } as unknown as Cart;
  }

  #change(wishes: Quantities): CartAnswer {
    if (this.state !== "ACTIVE") {
      const code = this.state === "LOCKED" ? "CART_LOCKED" : "CART_CLOSED";
      return { cart: this.cart(), userErrors: [refusal(code)] };
    }
    const refusals = Object.entries(wishes).flatMap(([product, quantity]) => this.refuse(product, quantity) ?? []);
    if (refusals.length === 0) {
      this.exists = true;
      this.version++;
      for (const [product, quantity] of Object.entries(wishes)) {
        if (quantity === 0) delete this.quantities[product];
        else this.quantities[product] = quantity;
      }
    }
    return { cart: this.exists ? this.cart() : null, userErrors: refusals };
  }

  read = (id: string) => this.#answer(`read ${id}`, () => (this.exists && id === this.id ? this.cart() : null));

  /** What belongs to the customer who is signed in; nothing, for a guest. */
  customers = false;

  own = async () => (this.customers && this.exists ? this.#answer("own", () => this.cart()) : null);

  create = (lines: { productId: string; quantity: number }[]) =>
    this.#answer(`create ${lines.map(({ productId, quantity }) => `${quantity} ${productId}`)}`, () => {
      if (this.state !== "ACTIVE") Object.assign(this, { id: "cart-2", state: "ACTIVE", quantities: {} });
      return this.#change(Object.fromEntries(lines.map(({ productId, quantity }) => [productId, quantity])));
    });

  add = (_: string, lines: { productId: string; quantity: number }[], key: string) =>
    this.#answer(`add ${lines.map(({ productId, quantity }) => `${quantity} ${productId}`)} ${key}`, () =>
      this.#change(Object.fromEntries(lines.map(({ productId, quantity }) => [productId, (this.quantities[productId] ?? 0) + quantity]))),
    );

  update = (_: string, lines: { lineId: string; quantity: number }[]) =>
    this.#answer(`update ${lines.map(({ lineId, quantity }) => `${quantity} ${lineId}`)}`, () =>
      this.#change(Object.fromEntries(lines.map(({ lineId, quantity }) => [lineId.replace("line-", ""), quantity]))),
    );
}

function refusal(code: Refusal["code"], target: string | null = null, availableQuantity: number | null = null): Refusal {
  return { code, field: [], message: code, target, availableQuantity };
}

let keys = 0;

/** A browser, which remembers what its pages keep in it. */
class Browser {
  #place: { id: string; version: number } | null;
  #wishes = JSON.stringify({ wanted: [], addition: null });

  constructor(store: FakeStore) {
    keys = 0;
    this.#place = store.exists && !store.customers ? { id: store.id, version: store.version } : null;
  }

  /** A page that has been opened anew. */
  page(store: FakeStore): ShoppingCart {
    return new ShoppingCart(
      store,
      { get: () => this.#place, set: (place) => (this.#place = place) },
      { get: () => JSON.parse(this.#wishes) as Wishes, set: (wishes) => (this.#wishes = JSON.stringify(wishes)) },
      () => `key-${++keys}`,
    );
  }
}

async function cartOf(store: FakeStore, browser = new Browser(store)): Promise<ShoppingCart> {
  const cart = browser.page(store);
  await cart.refresh();
  store.calls = [];
  return cart;
}

function storeWith(quantities: Quantities): FakeStore {
  const store = new FakeStore();
  store.quantities = quantities;
  store.exists = true;
  return store;
}

test("the first product starts a cart", async () => {
  const store = new FakeStore();
  const cart = await cartOf(store);

  cart.want("mug", 1);
  assert.equal(cart.quantityOf("mug"), 1);
  assert.equal(cart.count.value, 1);
  await pass(0);

  assert.deepEqual(store.calls, ["create 1 mug"]);
  assert.equal(cart.settled.value, true);
});

test("a quantity is shown at once, and asked for once when the clicks have ended", async () => {
  const store = storeWith({ mug: 1 });
  const cart = await cartOf(store);

  for (let quantity = 2; quantity <= 50; quantity++) {
    cart.want("mug", quantity);
    assert.equal(cart.quantityOf("mug"), quantity);
    await pass(10);
  }
  assert.deepEqual(store.calls, []);
  assert.equal(cart.settled.value, false);
  await pass(300);

  assert.deepEqual(store.calls, ["update 50 line-mug"]);
  assert.equal(store.quantities.mug, 50);
  assert.equal(cart.settled.value, true);
});

test("one request is on its way at a time, and the last wish counts", async () => {
  const store = storeWith({ mug: 1 });
  const cart = await cartOf(store);
  store.hold();

  cart.want("mug", 2);
  await pass(300);
  cart.want("mug", 3);
  await pass(300);
  cart.want("mug", 4);
  await pass(300);
  assert.deepEqual(store.calls, ["update 2 line-mug"]);
  assert.equal(cart.quantityOf("mug"), 4);
  await store.release();

  assert.deepEqual(store.calls, ["update 2 line-mug", "update 4 line-mug"]);
  assert.equal(cart.quantityOf("mug"), 4);
});

test("a refusal puts back what the store has, with its sentence, and leaves other wishes", async () => {
  const store = storeWith({ mug: 1, lamp: 1 });
  store.refuse = (product, quantity) => (product === "mug" && quantity > 3 ? refusal("INSUFFICIENT_STOCK", "mug", 3) : null);
  const cart = await cartOf(store);

  cart.want("mug", 9);
  cart.want("lamp", 2);
  await pass(300);

  assert.equal(cart.quantityOf("mug"), 1);
  assert.equal(cart.refusals.value.get("mug"), "Only 3 can be had now.");
  assert.equal(store.quantities.lamp, 2);
  cart.want("mug", 3);
  assert.equal(cart.refusals.value.has("mug"), false);
});

test("what could not be asked is kept, and asked again with the same key", async () => {
  const store = storeWith({ mug: 1 });
  const cart = await cartOf(store);
  store.down = true;
  cart.want("lamp", 1);
  await pass(0);

  assert.match(cart.trouble.value ?? "", /could not reach/);
  assert.equal(cart.quantityOf("lamp"), 1);
  store.down = false;
  cart.retry();
  await settle();

  assert.deepEqual(store.calls, ["add 1 lamp key-1", "add 1 lamp key-1"]);
  assert.equal(cart.trouble.value, null);
  assert.equal(cart.settled.value, true);
});

test("what is taken out can be put back for a while", async () => {
  const store = storeWith({ mug: 3 });
  const cart = await cartOf(store);

  cart.remove(cart.cart.value!.lines[0]!);
  await pass(0);
  assert.deepEqual(store.quantities, {});
  cart.undo(cart.removed.value[0]!);
  await pass(0);
  assert.deepEqual(store.quantities, { mug: 3 });
  assert.deepEqual(cart.removed.value, []);

  cart.remove(cart.cart.value!.lines[0]!);
  await pass(8_000);
  assert.deepEqual(cart.removed.value, []);
});

test("a cart that was paid in another tab gives way to a new one", async () => {
  const store = storeWith({ mug: 3 });
  const cart = await cartOf(store);
  store.state = "ORDERED";

  cart.want("lamp", 1);
  await pass(0);

  assert.deepEqual(store.calls, ["add 1 lamp key-1", "create 1 lamp"]);
  assert.equal(cart.cart.value?.id, "cart-2");
  assert.deepEqual(store.quantities, { lamp: 1 });
});

test("a locked cart says so, and is read again to show which payment holds it", async () => {
  const store = storeWith({ mug: 3 });
  const cart = await cartOf(store);
  store.state = "LOCKED";

  cart.want("mug", 4);
  await pass(300);

  assert.equal(cart.cart.value?.state, "LOCKED");
  assert.equal(cart.quantityOf("mug"), 3);
  assert.match(cart.refusals.value.get("mug") ?? "", /payment is open/);
});

test("a change in another tab is read, and one's own is not read again", async () => {
  const store = storeWith({ mug: 1 });
  const cart = await cartOf(store);
  store.quantities = { mug: 5 };
  store.version = 7;

  cart.elsewhere({ id: "cart-1", version: 7 });
  await settle();
  assert.equal(cart.quantityOf("mug"), 5);
  store.calls = [];
  cart.elsewhere({ id: "cart-1", version: 7 });
  await settle();
  assert.deepEqual(store.calls, []);
});

test("other changes wait for what is wanted, and their cart is shown", async () => {
  const store = storeWith({ mug: 1 });
  const cart = await cartOf(store);

  cart.want("mug", 2);
  const answer = await cart.ask(async (id) => {
    store.calls.push(`contact of ${id}`);
    return { cart: { ...store.cart(), email: "a@x.nz" } as Cart, userErrors: [] };
  });

  assert.deepEqual(store.calls, ["update 2 line-mug", "contact of cart-1"]);
  assert.equal(answer?.userErrors.length, 0);
  assert.equal(cart.cart.value?.email, "a@x.nz");
});

test("what was wanted when the page was left is asked for by the next page", async () => {
  const store = new FakeStore();
  const browser = new Browser(store);
  const first = await cartOf(store, browser);
  store.hold();
  first.want("mug", 2);
  await pass(0);

  // The page is left: it never hears the answer, and does not learn which cart it was.
  const next = browser.page(store);
  assert.equal(next.quantityOf("mug"), 2, "it is shown at once");
  store.calls = [];
  next.start();
  await settle();
  await store.release();

  assert.deepEqual(store.calls, ["create 2 mug"]);
  assert.equal(next.settled.value, true);
  assert.equal(next.cart.value?.lines[0]?.quantity, 2);
});

test("an addition whose answer was never heard is asked for again under its key", async () => {
  const store = storeWith({ mug: 1 });
  const browser = new Browser(store);
  const first = await cartOf(store, browser);
  store.down = true;
  first.want("lamp", 1);
  await pass(0);
  store.down = false;

  browser.page(store).start();
  await settle();

  assert.deepEqual(store.calls, ["add 1 lamp key-1", "read cart-1", "add 1 lamp key-1"]);
});

test("an addition that arrived although its answer was never heard is not asked for again", async () => {
  const store = storeWith({ mug: 1 });
  const browser = new Browser(store);
  await cartOf(store, browser).then((cart) => ((store.down = true), cart.want("lamp", 1), pass(0)));
  store.down = false;
  store.quantities.lamp = 1;
  store.calls = [];

  const next = browser.page(store);
  next.start();
  await settle();

  assert.deepEqual(store.calls, ["read cart-1"]);
  assert.equal(next.settled.value, true);
  assert.equal(browser.page(store).wanted.value.size, 0);
});

test("a customer finds the cart of another device, and one that follows a paid one", async () => {
  const store = storeWith({ mug: 1 });
  store.customers = true;
  const cart = await cartOf(store);

  assert.equal(cart.quantityOf("mug"), 1);
});

test("a cart that is left is not brought back by what was on its way", async () => {
  const store = storeWith({ mug: 1 });
  const cart = await cartOf(store);
  store.hold();
  void cart.refresh();
  await settle();

  void cart.forget();
  await store.release();

  assert.equal(cart.cart.value, null);
});
