import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { watchOrder } from "../src/order/order-status.js";

const LIVES = 300;
const CHANGES = 12;
const QUIET = 20_000;

beforeEach(() => {
  mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
  mock.method(console, "warn", () => {});
});
afterEach(() => {
  mock.timers.reset();
  mock.restoreAll();
});

/** Lets promises that can be settled be settled. */
const settle = () => new Promise(setImmediate);

/** Time passes. */
async function pass(milliseconds) {
  mock.timers.tick(milliseconds);
  await settle();
}

/** The same sequence of numbers in [0, 1) for the same seed: a linear congruential generator. */
function randomOf(seed) {
  let state = BigInt(seed);
  return () => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffff_ffff_ffff_ffffn;
    return Number(state >> 40n) / 2 ** 24;
  };
}

/** A store with one order that tells of its changes when the test says so. */
function storeOf(order) {
  const store = {
    order,
    listener: null,
    subscriptions: 0,
    reads: 0,
    read: async () => {
      store.reads++;
      return { ...store.order };
    },
    subscribe(listener) {
      store.subscriptions++;
      store.listener = listener;
      return () => (store.listener = null);
    },
  };
  return store;
}

const statusOf = (version) => ({ version, status: `status ${version}` });

test("what is not newer than what is shown is dropped", async () => {
  const store = storeOf(statusOf(2));
  const shown = [];
  const end = watchOrder(store, ({ version }) => shown.push(version));
  store.listener.began();
  await settle();

  [3, 2, 5, 4, 5].forEach((version) => store.listener.told(statusOf(version)));

  assert.deepEqual(shown, [2, 3, 5]);
  end();
});

test("a change that was never told is found by reading", async () => {
  const store = storeOf(statusOf(1));
  const shown = [];
  const end = watchOrder(store, ({ version }) => shown.push(version));
  store.listener.began();
  await pass(2_000);

  store.order = statusOf(2);
  await pass(QUIET);

  assert.deepEqual(shown, [1, 2]);
  end();
});

test("a change right after the beginning is found soon", async () => {
  const store = storeOf(statusOf(1));
  const shown = [];
  const end = watchOrder(store, ({ version }) => shown.push(version));
  store.listener.began();
  await settle();

  store.order = statusOf(2);
  await pass(2_000);

  assert.deepEqual(shown, [1, 2]);
  end();
});

test("a subscription that ended is begun again, and the order read", async () => {
  const store = storeOf(statusOf(1));
  const shown = [];
  const end = watchOrder(store, ({ version }) => shown.push(version));
  store.listener.began();
  await settle();

  store.listener.lost(new Error("gone"));
  store.order = statusOf(2);
  await pass(1_000);
  assert.equal(store.subscriptions, 2);
  store.listener.began();
  await settle();

  assert.deepEqual(shown, [1, 2]);
  end();
});

test("a subscription that ends each time is begun less and less often, until one lasts", async () => {
  const store = storeOf(statusOf(1));
  const end = watchOrder(store, () => {}, () => 0.5);
  const pauses = [];
  async function lose() {
    store.listener.lost(new Error("denied"));
    const before = store.subscriptions;
    let pause = 0;
    for (; store.subscriptions === before; pause += 250) await pass(250);
    pauses.push(pause);
  }

  for (let times = 0; times < 7; times++) await lose();
  store.listener.began();
  await lose();

  assert.deepEqual(pauses, [750, 1_500, 3_000, 6_000, 12_000, 22_500, 22_500, 750]);
  end();
});

test("nothing is shown or begun after the end", async () => {
  const store = storeOf(statusOf(1));
  const shown = [];
  const end = watchOrder(store, ({ version }) => shown.push(version));
  const { began, told, lost } = store.listener;
  began();
  end();
  const { reads } = store;
  began();
  told(statusOf(2));
  lost(new Error("gone"));
  await pass(QUIET);

  assert.deepEqual(shown, []);
  assert.equal(store.reads, reads);
  assert.equal(store.subscriptions, 1);
  assert.equal(store.listener, null);
});

test(`events lost, doubled and out of order in ${LIVES} lives end at the final status`, async () => {
  for (let seed = 1; seed <= LIVES; seed++) await live(seed);
});

async function live(seed) {
  const random = randomOf(seed);
  const chance = (probability) => random() < probability;
  const store = storeOf(statusOf(1));
  const underway = [];
  const answers = [];
  let troubled = true;
  const read = store.read;
  store.read = async () => {
    if (troubled && chance(0.2)) throw new Error("the network is down");
    const order = await read();
    if (troubled && chance(0.5)) await new Promise((answer) => answers.push(answer));
    return order;
  };
  const shown = [];
  const end = watchOrder(store, ({ version }) => shown.push(version), random);

  const deliver = () => store.listener?.told(underway.splice(Math.floor(random() * underway.length), 1)[0]);
  for (let version = 2; version <= CHANGES; version++) {
    store.order = statusOf(version);
    if (!chance(0.3)) underway.push(statusOf(version));
    if (chance(0.3)) underway.push(statusOf(version));
    if (chance(0.3)) store.listener?.began();
    if (chance(0.2)) store.listener?.lost(new Error("gone"));
    while (underway.length > 0 && chance(0.6)) deliver();
    if (chance(0.5)) answers.splice(0).forEach((answer) => answer());
    await pass(random() * 3_000);
  }
  troubled = false;
  answers.splice(0).forEach((answer) => answer());
  while (underway.length > 0) deliver();
  await pass(QUIET);
  end();

  const inOrder = shown.every((version, i) => i === 0 || version > shown[i - 1]);
  assert.ok(inOrder, `seed ${seed} showed ${shown}`);
  assert.equal(shown.at(-1), CHANGES, `seed ${seed} showed ${shown}`);
}
