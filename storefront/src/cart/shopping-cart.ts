// The shopper's cart: what the store says of it, and what the shopper wants of it.
//
// A quantity that the shopper chooses is shown at once; money is only ever what the store has computed. One request is
// on its way at a time. What is wanted is the quantity of each product, not a list of clicks: fifty clicks are one
// request, and whatever the network did to the last one, comparing the store's cart with the wish says what is left.

import { type ReadonlySignal, type Signal, computed, signal } from "@preact/signals";
import type { CartContentsFragment as Cart, RefusalFragment as Refusal } from "../api/types";

export type { Cart, Refusal };
export type CartLine = Cart["lines"][number];

/** What a change of the cart is answered with. */
export interface CartAnswer {
  cart?: Cart | null;
  userErrors: Refusal[];
}

/** What the store's API does with carts. */
export interface Carts {
  read(id: string): Promise<Cart | null>;
  /** The open cart of the customer who is signed in; null without one, and for guests. */
  own(): Promise<Cart | null>;
  create(lines: { productId: string; quantity: number }[], idempotencyKey: string): Promise<CartAnswer>;
  add(cartId: string, lines: { productId: string; quantity: number }[], idempotencyKey: string): Promise<CartAnswer>;
  update(cartId: string, lines: { lineId: string; quantity: number }[]): Promise<CartAnswer>;
}

/** Where the cart's id is kept, for the next visit and for the browser's other tabs. */
export interface CartPlace {
  get(): { id: string; version: number } | null;
  set(place: { id: string; version: number } | null): void;
}

/** What the shopper wants and the store has not confirmed. */
export interface Wishes {
  /** Quantities by product. */
  wanted: [string, number][];
  /** The addition that may have been asked for already, and its key. */
  addition: { key: string; wish: string } | null;
}

/** Where wishes are kept before they are asked for: whoever leaves the page at once finds them fulfilled later. */
export interface WishPlace {
  get(): Wishes;
  set(wishes: Wishes): void;
}

/** A product that was taken out and can be put back. */
export interface Removed {
  productId: string;
  name: string;
  quantity: number;
}

/** Between the last click on a quantity and its request. */
const SETTLES_AFTER = 300;
/** How long Undo is offered. */
const UNDO_FOR = 8_000;

export class ShoppingCart {
  /** As the store said last; null when there is none. */
  readonly cart = signal<Cart | null>(null);
  /** Whether it has been read since the page began. */
  readonly known = signal(false);
  /** Quantities that the store has not confirmed, by product. */
  readonly wanted: ReadonlySignal<ReadonlyMap<string, number>>;
  /** Why the last wish for a product was refused, by product. */
  readonly refusals = signal<ReadonlyMap<string, string>>(new Map());
  /** What is wrong with the cart as a whole, or with the way to the store. */
  readonly trouble = signal<string | null>(null);
  readonly removed = signal<readonly Removed[]>([]);
  /** Whether a request is on its way: until its answer, sums are those of before. */
  readonly busy = signal(false);

  readonly settled = computed(() => !this.busy.value && this.wanted.value.size === 0);
  /** How many pieces the shopper sees in the cart. */
  readonly count = computed(() => {
    const lines = this.cart.value?.lines ?? [];
    const others = [...this.wanted.value].filter(([product]) => !lines.some((line) => line.productId === product));
    return sum(lines.map((line) => this.quantityOf(line.productId))) + sum(others.map(([, quantity]) => quantity));
  });

  readonly #carts: Carts;
  readonly #place: CartPlace;
  readonly #wishes: WishPlace;
  readonly #newKey: () => string;
  readonly #wanted: Signal<ReadonlyMap<string, number>>;
  // The key that an addition is repeated with until the store has answered.
  #addition: Wishes["addition"];
  #settling: ReturnType<typeof setTimeout> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(carts: Carts, place: CartPlace, wishes: WishPlace, newKey: () => string) {
    this.#carts = carts;
    this.#place = place;
    this.#wishes = wishes;
    this.#newKey = newKey;
    const left = wishes.get();
    this.#addition = left.addition;
    this.wanted = this.#wanted = signal(new Map(left.wanted));
  }

  /** Reads the cart, and asks for what was still wanted when the last page was left. */
  start(): void {
    this.wanted.value.size > 0 ? this.flush() : void this.refresh();
  }

  /** How many of a product the shopper sees in the cart. */
  quantityOf(productId: string): number {
    return this.wanted.value.get(productId) ?? this.#line(productId)?.quantity ?? 0;
  }

  /** Wants so many of a product in the cart; 0 takes it out. */
  want(productId: string, quantity: number): void {
    this.refusals.value = without(this.refusals.value, productId);
    this.#wish(new Map(this.wanted.value).set(productId, quantity), this.#addition);
    clearTimeout(this.#settling);
    const isNew = !this.#line(productId) || quantity === 0;
    this.#settling = setTimeout(() => this.flush(), isNew ? 0 : SETTLES_AFTER);
  }

  /** Takes a line out, and lets the shopper take that back for a while. */
  remove({ productId, name }: CartLine): void {
    const removed = { productId, name, quantity: this.quantityOf(productId) };
    this.removed.value = [...this.removed.value.filter((other) => other.productId !== productId), removed];
    setTimeout(() => this.#forgetRemoved(removed), UNDO_FOR);
    this.want(productId, 0);
  }

  undo(removed: Removed): void {
    this.#forgetRemoved(removed);
    this.want(removed.productId, removed.quantity);
  }

  /** Asks for what is wanted now, without waiting for more clicks. */
  flush(): void {
    clearTimeout(this.#settling);
    void this.#inTurn(() => this.#reconcile());
  }

  /** Tries again what could not be asked. */
  retry(): void {
    this.trouble.value = null;
    this.start();
  }

  /** Reads the cart again, such as after another tab or a payment changed it. */
  async refresh(): Promise<void> {
    await this.#inTurn(() => this.#read());
  }

  /** Another cart takes the place of this one, such as that of a customer who has signed in. */
  async replace(read: () => Promise<Cart | null>): Promise<void> {
    await this.#inTurn(async () => {
      this.#show(await read());
      this.known.value = true;
    });
  }

  /** Leaves the cart where it is, such as when its customer signs out: after what is on its way, which would bring it back. */
  async forget(): Promise<void> {
    this.#wish(new Map(), null);
    await this.#inTurn(async () => this.#show(null));
  }

  /** Another tab has another cart, or a newer one. */
  elsewhere(place: { id: string; version: number } | null): void {
    const cart = this.cart.value;
    if (place?.id !== cart?.id || (place && cart && place.version > cart.version)) void this.refresh();
  }

  /** Asks for another change of the cart, after what is wanted has been settled; null without a cart or an answer. */
  async ask<Answer extends CartAnswer>(change: (cartId: string) => Promise<Answer>): Promise<Answer | null> {
    return this.fill(async (cartId) => (cartId === null ? null : change(cartId)));
  }

  /** As {@link ask}, for a change that begins a cart where there is none. */
  async fill<Answer extends CartAnswer>(change: (cartId: string | null) => Promise<Answer | null>): Promise<Answer | null> {
    this.flush();
    return this.#inTurn(async () => {
      const answer = await change(this.cart.value?.id ?? null);
      if (answer?.cart) this.#show(answer.cart);
      return answer;
    });
  }

  /** What is wanted, and under which key the last addition was asked for, is kept before it is asked for. */
  #wish(wanted: ReadonlyMap<string, number>, addition: Wishes["addition"]): void {
    this.#wanted.value = wanted;
    this.#addition = addition;
    this.#wishes.set({ wanted: [...wanted], addition });
  }

  #line(productId: string): CartLine | undefined {
    return this.cart.value?.lines.find((line) => line.productId === productId);
  }

  #forgetRemoved(removed: Removed): void {
    this.removed.value = this.removed.value.filter((other) => other !== removed);
  }

  /** One request at a time; null when it could not be made. */
  #inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer | null> {
    const done = this.#last.then(async () => {
      this.busy.value = true;
      try {
        const answer = await work();
        this.trouble.value = null;
        return answer;
      } catch (unreachable) {
        console.warn(unreachable);
        this.trouble.value = "We could not reach the store. What you chose is kept.";
        return null;
      } finally {
        this.busy.value = false;
      }
    });
    this.#last = done;
    return done;
  }

  async #read(): Promise<void> {
    const place = this.#place.get();
    const cart = place && (await this.#carts.read(place.id));
    // A cart that is paid, or too old, is none to put things into.
    this.#show(cart && (cart.state === "ACTIVE" || cart.state === "LOCKED") ? cart : await this.#carts.own());
    this.known.value = true;
  }

  #show(cart: Cart | null): void {
    this.cart.value = cart;
    this.#place.set(cart && { id: cart.id, version: cart.version });
  }

  /** Brings the store's cart to what is wanted, as far as it goes. */
  async #reconcile(): Promise<void> {
    if (!this.known.value) await this.#read();
    while (this.wanted.value.size > 0) {
      const asked = this.#nextWishes();
      const answer = await this.#ask(asked);
      if (answer?.cart) this.#show(answer.cart);
      if (answer && answer.userErrors.length > 0) await this.#refused(asked, answer.userErrors);
      else this.#fulfilled(asked);
    }
  }

  /** Changes of lines go first, since one request does not also add. */
  #nextWishes(): ReadonlyMap<string, number> {
    const all = [...this.wanted.value];
    const lines = all.filter(([productId]) => this.#line(productId));
    return new Map(lines.length > 0 ? lines : all);
  }

  /** Null when the cart is as wanted already. */
  async #ask(asked: ReadonlyMap<string, number>): Promise<CartAnswer | null> {
    const changes = [...asked].filter(([productId, quantity]) => (this.#line(productId)?.quantity ?? 0) !== quantity);
    if (changes.length === 0) return null;
    const updates = changes.flatMap(([productId, quantity]) => {
      const line = this.#line(productId);
      return line ? [{ lineId: line.id, quantity }] : [];
    });
    const id = this.cart.value?.id;
    if (id !== undefined && updates.length > 0) return this.#carts.update(id, updates);
    const additions = changes.map(([productId, quantity]) => ({ productId, quantity }));
    const key = this.#keyOf(additions);
    return id === undefined ? this.#carts.create(additions, key) : this.#carts.add(id, additions, key);
  }

  /** Forgets wishes that have come true, but not those that are newer than the request. */
  #fulfilled(asked: ReadonlyMap<string, number>): void {
    this.#wish(new Map([...this.wanted.value].filter(([productId, wish]) => asked.get(productId) !== wish)), null);
  }

  #keyOf(additions: object[]): string {
    const wish = JSON.stringify(additions);
    const addition = this.#addition?.wish === wish ? this.#addition : { key: this.#newKey(), wish };
    this.#wish(this.wanted.value, addition);
    return addition.key;
  }

  /** Gives the refused wishes up; the store's cart is shown in their place. */
  async #refused(asked: ReadonlyMap<string, number>, errors: Refusal[]): Promise<void> {
    const named = this.#named(errors, asked);
    const closed = errors.some(({ code }) => code === "CART_CLOSED" || (code === "NOT_FOUND" && named.length === 0));
    if (closed && this.cart.value) {
      // Paid meanwhile, in another tab: what is put in now goes into a new cart.
      this.#show(null);
      this.#wish(this.wanted.value, null);
      return;
    }
    // One request changes all or nothing: what is not at fault is asked for again.
    const given = new Map(named.length > 0 ? named : [...asked.keys()].map((productId) => [productId, errors[0]!]));
    const said = [...given].map(([productId, error]) => [productId, sentence(error)] as const);
    this.refusals.value = new Map([...this.refusals.value, ...said]);
    this.#wish(new Map([...this.wanted.value].filter(([productId]) => !given.has(productId))), null);
    // A locked cart says here which checkout holds it.
    if (errors.some(({ code }) => code === "CART_LOCKED")) await this.#read();
  }

  /** The products that the errors are about: they name a product or a line. */
  #named(errors: Refusal[], asked: ReadonlyMap<string, number>): [string, Refusal][] {
    return errors.flatMap((error) => {
      const line = this.cart.value?.lines.find(({ id }) => id === error.target);
      const productId = line?.productId ?? error.target ?? "";
      return asked.has(productId) ? [[productId, error] as [string, Refusal]] : [];
    });
  }
}

function sum(numbers: number[]): number {
  return numbers.reduce((one, other) => one + other, 0);
}

function without(map: ReadonlyMap<string, string>, key: string): ReadonlyMap<string, string> {
  const left = new Map(map);
  left.delete(key);
  return left;
}

/** What to tell the shopper of a refusal. */
function sentence({ code, message, availableQuantity }: Refusal): string {
  switch (code) {
    case "INSUFFICIENT_STOCK":
      return `Only ${availableQuantity ?? "a few"} can be had now.`;
    case "OUT_OF_STOCK":
      return "It has just sold out.";
    case "PRODUCT_UNAVAILABLE":
      return "It is no longer sold.";
    case "CART_LOCKED":
      return "A payment is open for this cart. Change the cart first.";
    case "CART_TOO_LARGE":
      return "The cart is full. Take something out, or check out first.";
    case "QUANTITY_OUT_OF_RANGE":
      return "Choose 1 to 99.";
    default:
      return `${message.slice(0, 1).toUpperCase()}${message.slice(1)}.`;
  }
}
