// A person in front of the shop: reads and presses what is on the screen, by the words that it has.

import { setTimeout } from "node:timers/promises";

const PATIENCE = 30_000;

export const GOOD_CARD = "4242 4242 4242 4242";
export const DECLINED_CARD = "4000 0000 0000 0002";

export const MUG = "Stoneware Mug";
export const E_BOOK = "Letters to a New Cook";

export class Shopper {
  /** @param page of the browser */
  constructor(page, shop) {
    this.page = page;
    this.shop = shop;
  }

  open(path) {
    return this.page.goto(new URL(path, this.shop).href);
  }

  tile(name) {
    return this.page.locator("#product-list li", { hasText: name }).first();
  }

  async search(text) {
    await this.page.getByRole("searchbox", { name: "Search by name" }).fill(text);
    await this.page.keyboard.press("Enter");
    await this.page.waitForURL(/search=/);
  }

  /** Puts one of a product into the cart. */
  async add(name) {
    if (!this.page.url().startsWith(this.shop)) await this.open("/");
    await this.search(name);
    const before = await this.count();
    await this.page.getByRole("button", { name: `Add ${name} to the cart` }).click();
    await this.cartHolds(before + 1);
  }

  /** The same for somebody who is signed in, whose cart answers to nobody else. */
  async addAsCustomer(name) {
    await this.search(name);
    await this.page.getByRole("button", { name: `Add ${name} to the cart` }).click();
    await this.cartLink().click();
    await this.page.getByRole("dialog").getByRole("link", { name: /^Check out/ }).waitFor();
  }

  cartLink() {
    return this.page.getByRole("link", { name: /^Cart/ });
  }

  async count() {
    return Number(/\d+/.exec(await this.cartLink().textContent())?.[0] ?? 0);
  }

  /** Until the store itself has so many pieces in the cart that this browser knows. */
  async cartHolds(count) {
    const { endpoint, apiKey } = await (await fetch(new URL("/config.json", this.shop))).json();
    const query = "query ($id: ID!) { cart(id: $id) { totalQuantity } }";
    for (const started = Date.now(); Date.now() - started < PATIENCE; await setTimeout(200)) {
      const [id] = (await this.page.evaluate(() => localStorage.getItem("thebetterstore.cart")))?.split(" ") ?? [];
      if (id === undefined) continue;
      const headers = { "content-type": "application/json", "x-api-key": apiKey };
      const answer = await fetch(endpoint, { method: "POST", headers, body: JSON.stringify({ query, variables: { id } }) });
      if ((await answer.json()).data.cart?.totalQuantity === count) return;
    }
    throw new Error(`the cart does not hold ${count}`);
  }

  async heading(name) {
    await this.page.getByRole("heading", { name }).first().waitFor();
  }

  press(name) {
    return this.page.getByRole("button", { name }).click();
  }

  /** From the cart to the review, as a guest. */
  async checkOut({ email = "kiri@example.nz", name = "Kiri Te Wiata", physical = true } = {}) {
    await this.open("/checkout");
    await this.giveEmail(email);
    if (physical) {
      await this.giveAddress(name);
      await this.press("Continue to review");
    }
    await this.heading("Is everything right?");
  }

  async giveEmail(email) {
    await this.page.getByLabel("E-mail address").fill(email);
    await this.press(/^Continue to/);
  }

  async giveAddress(name) {
    await this.typeAddress(name);
    await this.press("Use this address");
    await this.page.getByText("How fast?").waitFor();
  }

  async typeAddress(name) {
    await this.page.getByLabel("Full name").fill(name);
    await this.page.getByLabel("Street and number").fill("12 Marine Parade");
    await this.page.getByLabel("Town or city").fill("Napier");
    await this.page.getByLabel("Postcode").fill("4110");
  }

  /** Pays for what is in the cart, and gives the order's number. */
  async buy({ email, physical = true } = {}) {
    await this.checkOut({ email, physical });
    await this.goToPayment();
    await this.pay(GOOD_CARD);
    await this.noticeSays("is confirmed");
    return /TBS-\w{4}-\w{4}/.exec(await this.page.locator("#notice-text").textContent())[0];
  }

  /** Makes an account and confirms it; where one signs in comes next. */
  async signUp(mailed = async () => {}) {
    const email = `kiri-${crypto.randomUUID()}@example.nz`;
    const password = "four wet birds sing";
    await this.open("/account/new");
    await this.page.getByLabel("First name").fill("Kiri");
    await this.page.getByLabel("E-mail address").fill(email);
    await this.page.getByLabel("Password", { exact: true }).fill(password);
    await this.press("Make the account");
    await this.page.getByText("We have sent a mail to").waitFor();
    await mailed();
    await this.page.goto(await this.mailedLink(email));
    await this.press("Confirm my address");
    await this.page.getByText("Your address is confirmed.").waitFor();
    return { email, password };
  }

  async goToPayment() {
    await this.press(/^Go to payment/);
    await this.page.waitForURL(/\/pay\//);
  }

  async pay(card) {
    await this.fillIn(card);
    await this.page.getByRole("button", { name: /^Pay/ }).click();
  }

  async fillIn(card) {
    await this.page.locator("[autocomplete=cc-number]").fill(card);
    await this.page.locator("[autocomplete=cc-exp]").fill("12 / 34");
    await this.page.locator("[autocomplete=cc-csc]").fill("123");
  }

  /** The link in the newest mail to this address, or the one that looks like this. */
  async mailedLink(address, like = "#") {
    for (const started = Date.now(); Date.now() - started < PATIENCE; await setTimeout(200)) {
      const mails = await fetch(new URL(`/mailbox/api/messages?to=${encodeURIComponent(address)}`, this.shop));
      const links = (await mails.json()).messages.flatMap(({ html }) => [...html.matchAll(/href="([^"]+)"/g)].map(([, link]) => link));
      const link = links.map((text) => text.replaceAll("&amp;", "&").replaceAll("&#x3D;", "=")).find((text) => text.includes(like));
      if (link) return link;
    }
    throw new Error(`no mail came to ${address}`);
  }

  /** The temporary password in the newest mail to this address. */
  async mailedPassword(address) {
    const mails = await fetch(new URL(`/mailbox/api/messages?to=${encodeURIComponent(address)}`, this.shop));
    const [{ html }] = (await mails.json()).messages;
    return /monospace">([^<]+)</.exec(html)[1].replaceAll("&amp;", "&");
  }

  /** Asks the API as whoever is signed in, for what no page of the shop does. */
  async asks(query) {
    const token = await this.page.evaluate(() => localStorage[Object.keys(localStorage).find((key) => key.endsWith(".accessToken"))]);
    const { endpoint } = await (await fetch(new URL("/config.json", this.shop))).json();
    const headers = { "content-type": "application/json", Authorization: token };
    const { data, errors } = await (await fetch(endpoint, { method: "POST", headers, body: JSON.stringify({ query }) })).json();
    const refusals = Object.values(data ?? {}).flatMap((field) => field?.userErrors ?? []);
    if (errors || refusals.length > 0) throw new Error(JSON.stringify(errors ?? refusals));
    return data;
  }

  /** Keeps an address, as the page of the account does. */
  keepsAddress(line1, { preferred = false } = {}) {
    return this.asks(`mutation { customerAddressSave(input: { preferred: ${preferred}, address: {
      name: "Kiri Te Wiata", line1: "${line1}", city: "Napier", postalCode: "4110", countryCode: "NZ" } }) { userErrors { message } } }`);
  }

  async signIn(email, password) {
    await this.heading("Sign in");
    await this.page.getByLabel("E-mail address").fill(email);
    await this.page.getByLabel("Password", { exact: true }).fill(password);
    await this.press("Sign in");
  }

  async noticeSays(words) {
    await this.page.locator("#notice-text", { hasText: words }).waitFor();
  }
}
