// Goes one way through a running shop in headless Chromium, as a shopper does; ends with an error where it is not as it
// should be.
//
// node shop/journeys.mjs /usr/bin/chromium http://127.0.0.1:4000 "buys a digital product without an address"
//
// A way on which somebody of the staff is met takes one more argument: the address that was invited to the staff.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { launch } from "../chromium.mjs";
import { accountPages, buyingPages, cartPages, cataloguePages, checkoutPages, customerPages, orderPages } from "./pages.mjs";
import { DECLINED_CARD, E_BOOK, GOOD_CARD, MUG, Shopper } from "./shopper.mjs";

const [executablePath, shop, name, staff] = process.argv.slice(2);
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const UNSUCCESSFUL = "Payment unsuccessful. No payment has reached us, and your cart is still there.";

const journeys = {
  async "buys as a guest, and sees the order move by itself"(shopper) {
    const { page } = shopper;
    await shopper.open("/");
    await page.getByRole("link", { name: /^Kitchen/ }).click();
    await shopper.heading("Kitchen");
    await page.getByRole("link", { name: MUG }).click();
    await shopper.press("Add to cart");
    await page.getByRole("dialog").getByText("$24.90").first().waitFor();
    await page.getByRole("link", { name: /^Check out · \$24\.90/ }).click();
    await shopper.giveEmail("kiri@example.nz");
    await shopper.giveAddress("Kiri Te Wiata");
    await shopper.press("Continue to review");
    const total = await page.getByRole("button", { name: /^Go to payment/ }).textContent();
    await shopper.goToPayment();
    await page.getByText(total.split("NZ")[1]).first().waitFor();
    await shopper.pay(GOOD_CARD);
    await shopper.noticeSays("Thank you. Order TBS-");
    assert.equal(new URL(page.url()).pathname + new URL(page.url()).hash, "/", "neither number nor token stays in the address");
    await page.reload();
    await shopper.noticeSays("Thank you. Order TBS-");
    assert.equal(await shopper.count(), 0, "what was bought is out of the cart");

    await page.getByRole("link", { name: "See your order" }).click();
    await page.locator("[data-event=FULFILMENT_ACCEPTED]").waitFor();
    await page.getByText("Live", { exact: true }).waitFor();
    await page.locator("dd", { hasText: total.split("NZ")[1] }).first().waitFor();
    await page.reload();
    await shopper.heading(/^Order TBS-/);
  },

  async "buys a digital product without an address"(shopper) {
    await shopper.add(E_BOOK);
    await shopper.checkOut({ physical: false });
    assert.equal(await shopper.page.getByText("Delivery", { exact: true }).count(), 0, "nothing is said of a delivery");
    await shopper.goToPayment();
    await shopper.pay(GOOD_CARD);
    await shopper.noticeSays("is confirmed");
  },

  async "pays with another card after one was declined"(shopper) {
    await shopper.add(E_BOOK);
    await shopper.checkOut({ physical: false });
    await shopper.goToPayment();
    await shopper.pay(DECLINED_CARD);
    await shopper.page.getByText("declined").first().waitFor();
    await shopper.pay(GOOD_CARD);
    await shopper.noticeSays("is confirmed");
  },

  async "uses a discount code, is told why another does nothing, and pays what the sums say"(shopper) {
    const { page } = shopper;
    await shopper.add(MUG);
    await shopper.open("/cart");
    await page.getByText("Enter a discount code").click();
    const enter = async (code) => {
      await page.getByRole("textbox", { name: "Discount code" }).fill(code);
      await shopper.press("Use the code");
    };
    await enter("nobody-knows");
    await page.getByText("We know no such code, or it cannot be used now.").first().waitFor();
    await enter("take20");
    await page.getByText("from $100.00 on").waitFor();
    await enter(" welcome10");
    await page.getByText("takes $2.49 off").waitFor();
    await page.getByRole("link", { name: /^Check out · \$22\.41/ }).waitFor();
    await page.getByRole("button", { name: "Remove the code TAKE20" }).click();
    await page.getByText("TAKE20").waitFor({ state: "detached" });
    const number = await shopper.buy({ email: `kiri-${crypto.randomUUID()}@example.nz` });
    await page.goto(new URL(`/orders/${number}`, shopper.shop).href);
    await page.getByText("$24.90 each, $2.49 off").waitFor();
    await page.getByText("−$2.49").waitFor();
  },

  async "places an order that costs nothing, with no payment page, and cancels another"(shopper) {
    const { page } = shopper;
    const orders = async (name, { physical }) => {
      await shopper.open("/cart");
      await page.getByText("Enter a discount code").click();
      await page.getByRole("textbox", { name: "Discount code" }).fill("treat");
      await shopper.press("Use the code");
      await page.getByRole("link", { name: /^Check out · \$0\.00/ }).waitFor();
      await shopper.checkOut({ email: `kiri-${crypto.randomUUID()}@example.nz`, physical });
      assert.equal(await page.getByRole("button", { name: /^Go to payment/ }).count(), 0);
      await shopper.press("Place the order");
      await shopper.noticeSays("is confirmed");
      assert.equal(new URL(page.url()).origin, new URL(shopper.shop).origin);
      await page.getByRole("link", { name: "See your order" }).click();
      await page.locator("[data-event=FULFILMENT_ACCEPTED]").waitFor();
      await page.getByText(`1 × ${name}`).or(page.getByText(name)).first().waitFor();
    };
    await shopper.add(E_BOOK);
    await orders(E_BOOK, { physical: false });
    await page.getByRole("button", { name: `Download ${E_BOOK}` }).waitFor();

    // Delivery is not taken off, and costs nothing from $100 on.
    await shopper.add(MUG);
    await shopper.open("/cart");
    for (let mugs = 2; mugs <= 5; mugs++) {
      await page.getByRole("button", { name: `One more of ${MUG}` }).click();
      await shopper.cartHolds(mugs);
    }
    await orders(MUG, { physical: true });
    await shopper.press("Cancel the order");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Cancel the order" }).waitFor();
    assert.match(await dialog.textContent(), /Nothing was paid, so nothing goes back\./);
    await dialog.getByRole("button", { name: "Cancel the order" }).click();
    await page.locator("[data-event=CANCELLED], [data-event=ITEMS_CANCELLED]").first().waitFor();
    assert.equal(await page.locator("[data-event=REFUND_REQUESTED], [data-event=REFUNDED]").count(), 0);
  },

  async "turns back by the payment page's link, and can change the cart again"(shopper) {
    const { page } = shopper;
    await shopper.add(MUG);
    await shopper.checkOut();
    await shopper.goToPayment();
    await page.locator("a.back").click();
    await shopper.noticeSays(UNSUCCESSFUL);
    assert.equal(new URL(page.url()).pathname, "/cart");
    await page.getByRole("button", { name: `One more of ${MUG}` }).click();
    await shopper.cartHolds(2);
    await page.getByText("$49.80").first().waitFor();
    await page.getByRole("link", { name: /^Check out/ }).click();
    await shopper.heading("Is everything right?");
    await shopper.goToPayment();
    await shopper.pay(GOOD_CARD);
    await shopper.noticeSays("is confirmed");
  },

  async "comes back by the browser's button, goes on paying, closes the tab, and changes the cart instead"(shopper) {
    const { page } = shopper;
    await shopper.add(MUG);
    await shopper.checkOut();
    await shopper.goToPayment();
    await page.goBack();
    await page.getByText("You have begun to pay for this cart.").waitFor();
    await shopper.press("Go on paying");
    await page.waitForURL(/\/pay\//);
    // The tab is closed, and the shop opened in another one.
    const other = new Shopper(await page.context().newPage(), shop);
    await page.close();
    await other.open("/cart");
    await other.press("Change the cart");
    await other.page.getByRole("button", { name: `Remove ${MUG}` }).waitFor();
    assert.equal(await other.page.getByText("You have begun to pay").count(), 0);
  },

  async "goes on paying for what was paid on another device meanwhile"(shopper) {
    const { page } = shopper;
    await shopper.add(E_BOOK);
    await shopper.checkOut({ physical: false });
    await shopper.goToPayment();
    const payment = page.url();
    await shopper.open("/cart");
    await page.getByText("You have begun to pay for this cart.").waitFor();
    const other = new Shopper(await (await page.context().browser().newContext()).newPage(), shop);
    await other.page.goto(payment);
    await other.pay(GOOD_CARD);
    await other.noticeSays("is confirmed");
    await shopper.press("Go on paying");
    await page.getByText("It is empty.").waitFor();
  },

  async "signs in while a payment is open, and keeps the cart"(shopper) {
    const { page } = shopper;
    const { email, password } = await shopper.signUp();
    await shopper.add(MUG);
    await shopper.checkOut();
    await shopper.goToPayment();
    await page.goBack();
    await page.getByText("You have begun to pay for this cart.").waitFor();
    await shopper.open("/account");
    await shopper.signIn(email, password);
    await shopper.heading(/^Kia ora, Kiri/);
    await shopper.open("/cart");
    await page.getByText("You have begun to pay for this cart.").waitFor();
    await shopper.press("Change the cart");
    // The cart is the customer's own now.
    await page.getByRole("button", { name: `Remove ${MUG}` }).waitFor();
    await page.waitForFunction(() => localStorage.getItem("thebetterstore.cart-to-merge") === null);
    await page.reload();
    await page.getByRole("button", { name: `Remove ${MUG}` }).waitFor();
    const { me } = await shopper.asks("{ me { cart { totalQuantity } } }");
    assert.equal(me.cart.totalQuantity, 1);
  },

  async "sees a quantity at once, and money only as the store computed it"(shopper) {
    const { page } = shopper;
    await shopper.add(MUG);
    await shopper.open("/cart");
    let requests = 0;
    await page.route("**/graphql", async (route) => {
      if (!route.request().postData().includes("CartLinesUpdate")) return route.continue();
      requests++;
      await new Promise((later) => setTimeout(later, 1_000));
      await route.continue();
    });
    const quantity = page.getByRole("textbox", { name: `Quantity of ${MUG}` });
    for (let click = 0; click < 6; click++) await page.getByRole("button", { name: `One more of ${MUG}` }).click();
    assert.equal(await quantity.inputValue(), "7");
    await page.getByText("$174.30").first().waitFor();
    assert.ok(requests <= 2, `six clicks became ${requests} requests`);
    await page.getByRole("button", { name: `Remove ${MUG}` }).click();
    await page.getByText("It is empty.").waitFor();
    await shopper.press("Undo");
    await page.getByText("$174.30").first().waitFor();
    assert.equal(await quantity.inputValue(), "7");
  },

  async "changes the cart by typing, to 0 and beyond what can be had"(shopper) {
    const { page } = shopper;
    await shopper.add(MUG);
    await shopper.add("Wall Clock, Oak");
    await shopper.open("/cart");
    const mugs = page.getByRole("textbox", { name: `Quantity of ${MUG}` });
    await mugs.fill("3");
    await mugs.press("Enter");
    // Each line has its price, its quantity and its total; the sums follow, GST as a part of them.
    const line = page.locator("li[data-sku=KIT-1001]");
    await line.getByText("$24.90 each").waitFor();
    await line.getByText("$74.70").waitFor();
    await page.getByRole("link", { name: /^Check out · \$172\.70/ }).waitFor();
    await page.getByText("$22.52").waitFor();
    await page.getByText("$150.18").waitFor();
    const clocks = page.getByRole("textbox", { name: "Quantity of Wall Clock, Oak" });
    await clocks.fill("500");
    await clocks.press("Enter");
    assert.equal(await clocks.inputValue(), "3", "as many as there are");
    await clocks.fill("0");
    await clocks.press("Enter");
    await page.getByText("Wall Clock, Oak is taken out.").waitFor();
    await page.getByRole("link", { name: /^Check out · \$74\.70/ }).waitFor();
    await page.getByRole("button", { name: `Remove ${MUG}` }).click();
    await page.getByText("It is empty.").waitFor();
  },

  async "is told at the line what the store refuses"(shopper) {
    const { page } = shopper;
    await shopper.add("Wall Clock, Oak");
    await shopper.open("/cart");
    await page.getByText("Wall Clock, Oak").waitFor();
    // As another tab that still shows more stock would ask.
    await page.route("**/graphql", (route) => {
      const body = route.request().postDataJSON();
      if (body.query.includes("CartLinesUpdate")) body.variables.lines[0].quantity = 90;
      return route.continue({ postData: JSON.stringify(body) });
    });
    await page.getByRole("button", { name: "One more of Wall Clock, Oak" }).click();
    await page.getByRole("alert").filter({ hasText: /^Only \d can be had now/ }).waitFor();
    assert.equal(await page.getByRole("textbox", { name: "Quantity of Wall Clock, Oak" }).inputValue(), "1");
  },

  async "does not pay another sum than was seen, and agrees to the new one"(shopper) {
    const { page } = shopper;
    await shopper.add(E_BOOK);
    await shopper.checkOut({ physical: false });
    // As if the price had been another one when this page was drawn.
    await page.route("**/graphql", (route) => {
      const body = route.request().postDataJSON();
      if (body.query.includes("CheckoutCreate")) body.variables.input.expectedTotalMinorUnits -= 100;
      return route.continue({ postData: JSON.stringify(body) });
    });
    await shopper.press(/^Go to payment/);
    await page.getByText("press again if you agree").waitFor();
    assert.equal(new URL(page.url()).pathname, "/checkout");
    await page.unroute("**/graphql");
    await shopper.goToPayment();
  },

  async "buys with the keyboard alone"(shopper) {
    const { page } = shopper;
    const keys = page.keyboard;
    await shopper.open("/p/EBK-6003/letters-to-a-new-cook");
    await shopper.heading(E_BOOK);
    await tabTo(page, "Add to cart");
    await keys.press("Enter");
    await page.getByRole("dialog").waitFor();
    // A dialog keeps the focus, Escape closes it, and the focus goes back to where it came from.
    for (let tab = 0; tab < 12; tab++) {
      await keys.press("Tab");
      assert.ok(await page.evaluate(() => document.activeElement === document.body || document.activeElement.closest("dialog")));
    }
    await keys.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    assert.equal(await focused(page), "Add to cart");
    await tabTo(page, /^Cart/, "Shift+Tab");
    await keys.press("Enter");
    await tabTo(page, /^Check out/);
    await keys.press("Enter");
    await page.getByLabel("E-mail address").waitFor();
    await tabTo(page, "E-mail address");
    await keys.type("kiri@example.nz");
    await keys.press("Enter");
    await shopper.heading("Is everything right?");
    await tabTo(page, /^Go to payment/);
    await keys.press("Enter");
    await page.waitForURL(/\/pay\//);
    await tabTo(page, /^Card number/);
    await keys.type(GOOD_CARD);
    await keys.press("Tab");
    await keys.type("12 / 34");
    await keys.press("Tab");
    await keys.type("123");
    await keys.press("Enter");
    await shopper.noticeSays("is confirmed");
    await tabTo(page, "See your order");
    await keys.press("Enter");
    await shopper.heading(/^Order TBS-/);
  },

  async "stays with the keyboard where it is when what was pressed goes away"(shopper) {
    const { page } = shopper;
    const press = async (name, then) => {
      await page.getByRole("button", { name }).first().focus();
      await page.keyboard.press("Enter");
      await page.waitForFunction(
        (then) => {
          const { activeElement: element } = document;
          return element !== document.body && (element.getAttribute("aria-label") ?? element.textContent).startsWith(then);
        },
        then,
      );
    };
    await shopper.open("/?search=mug");
    await press(`Add ${MUG} to the cart`, "One more");
    await press(`One less of ${MUG}`, "Add");
    await press(`Add ${MUG} to the cart`, "One more");
    await shopper.cartHolds(1);
    await shopper.open("/cart");
    await press(`Remove ${MUG}`, "Undo");
    await press("Undo", "Your cart");
    await shopper.cartHolds(1);
    await shopper.open("/checkout");
    await page.getByLabel("E-mail address").fill("kiri@example.nz");
    await press("Continue to delivery", "Where shall we send it?");
    await shopper.typeAddress("Kiri Te Wiata");
    await press("Use this address", "Where shall we send it?");
    await press("Change the address", "Where shall we send it?");
    await press("Keep the address as it was", "Where shall we send it?");
    await press("Continue to review", "Is everything right?");
    await shopper.goToPayment();
    await shopper.open("/cart");
    await press("Change the cart", "Your cart");
  },

  async "sends a form with one press, though the field that is left says what is wrong"(shopper) {
    const { page } = shopper;
    await shopper.open("/orders/find");
    await page.getByLabel("Number of the order").fill("TBS-0000-0000");
    await page.getByLabel("E-mail address").fill("kiri");
    await shopper.press("Mail me a link");
    // The one field that is wrong is next, and says so itself.
    await page.waitForFunction(() => document.activeElement.getAttribute("aria-describedby")?.includes("email-problem"));
    assert.equal(await page.getByText("Enter an e-mail address").count(), 1);
    await page.getByLabel("Number of the order").fill("7");
    await shopper.press("Mail me a link");
    // What is wrong stands above the form, and is read next.
    await page.waitForFunction(() => document.activeElement.getAttribute("role") === "alert");
    await page.getByLabel("E-mail address").fill("kiri@example");
    await page.keyboard.press("Shift+Tab");
    await page.getByText("Enter an e-mail address").waitFor();
    assert.equal(await page.getByText("Enter an e-mail address").count(), 1, "only beside the field, until it is sent again");
  },

  async "has one cart in two tabs"(shopper) {
    await shopper.add(MUG);
    const other = new Shopper(await shopper.page.context().newPage(), shop);
    await other.open("/cart");
    await other.page.getByRole("button", { name: `One more of ${MUG}` }).click();
    await other.cartHolds(2);
    await shopper.page.getByRole("link", { name: /^Cart ?, ?2 ?items$/ }).waitFor();
  },

  async "loses the network, and nothing else"(shopper) {
    const { page } = shopper;
    const context = page.context();
    await shopper.add(MUG);
    await shopper.open("/cart");
    const more = page.getByRole("button", { name: `One more of ${MUG}` });
    await more.waitFor();
    await context.setOffline(true);
    await more.click();
    await page.getByText("We could not reach the store. What you chose is kept.").waitFor();
    assert.equal(await page.getByRole("textbox", { name: `Quantity of ${MUG}` }).inputValue(), "2");
    await context.setOffline(false);
    await page.getByText("$49.80").first().waitFor();
    assert.equal(await page.getByText("We could not reach the store").count(), 0);

    await shopper.checkOut();
    await shopper.goToPayment();
    await shopper.pay(GOOD_CARD);
    await shopper.noticeSays("is confirmed");
    await page.getByRole("link", { name: "See your order" }).click();
    await page.getByText("Live", { exact: true }).waitFor();
    await context.setOffline(true);
    await page.getByText("Reconnecting…").waitFor();
    await context.setOffline(false);
    await page.getByText("Live", { exact: true }).waitFor();
  },

  async "opens a page that the network, or a new version of the shop, has kept back"(shopper) {
    const { page } = shopper;
    const context = page.context();
    await shopper.open("/");
    await page.getByText("A Field Guide to Coastal Birds").waitFor();
    await page.waitForLoadState("networkidle");
    await context.setOffline(true);
    await page.getByRole("link", { name: "Beeswax Pillar Candle" }).click();
    await shopper.heading("This page could not be loaded");
    await context.setOffline(false);
    await shopper.heading("Beeswax Pillar Candle");
    await shopper.press("Add to cart");
    await shopper.cartHolds(1);
    await page.waitForLoadState("networkidle");
    // Whoever has something in the cart has the checkout already.
    await context.setOffline(true);
    await page.getByRole("link", { name: /^Check out/ }).click();
    await shopper.heading("How do we reach you?");
    await context.setOffline(false);

    // Whoever has had the shop open while it was deployed asks for a file that is gone.
    let asked = 0;
    await page.route("**/assets/account-pages*.js", (route) => {
      if (asked++ > 0) return route.continue();
      return route.fulfill({ status: 404, body: "" });
    });
    await shopper.open("/");
    await page.getByRole("link", { name: "Sign in" }).click();
    await shopper.heading("Sign in");
    assert.ok(asked > 1);
  },

  async "buys over a slow network, and sees at once what was chosen"(shopper) {
    const { page } = shopper;
    const network = await page.context().newCDPSession(page);
    await network.send("Network.enable");
    // A poor mobile network: half a second there and back, 50 kB a second.
    const slow = { offline: false, latency: 500, downloadThroughput: 50_000, uploadThroughput: 50_000 };
    await network.send("Network.emulateNetworkConditions", slow);
    await shopper.open("/p/EBK-6003/letters-to-a-new-cook");
    await shopper.press("Add to cart");
    await page.getByRole("dialog").getByText("Putting it into your cart…").waitFor();
    await page.getByRole("link", { name: /^Check out · \$9\.99/ }).click();
    await shopper.giveEmail("kiri@example.nz");
    await shopper.heading("Is everything right?");
    await shopper.goToPayment();
    await shopper.pay(GOOD_CARD);
    await shopper.noticeSays("is confirmed");
  },

  async "keeps what was typed, and says at the field what is wrong"(shopper) {
    const { page } = shopper;
    await shopper.add(MUG);
    await shopper.open("/checkout");
    await page.getByLabel("E-mail address").fill("kiri");
    await shopper.press("Continue to delivery");
    const email = page.getByLabel("E-mail address");
    await page.getByText("Enter an e-mail address").first().waitFor();
    assert.equal(await email.inputValue(), "kiri");
    assert.equal(await email.getAttribute("aria-invalid"), "true");
    await shopper.giveEmail("kiri@example.nz");
    await page.getByLabel("Full name").fill("علی‌رضا Whānau");
    await page.getByLabel("Street and number").fill("12 Marine Parade");
    await page.getByLabel("Town or city").fill("Te Whanganui-a-Tara");
    await page.getByLabel("Postcode").fill("41");
    await shopper.press("Use this address");
    await page.getByText("Enter the postcode, four digits.").first().waitFor();
    assert.equal(await page.getByLabel("Full name").inputValue(), "علی‌رضا Whānau");
    await page.getByLabel("Postcode").fill("6011");
    await page.getByLabel("Telephone").fill("not a number");
    await shopper.press("Use this address");
    await page.getByText(/^The telephone number/).first().waitFor();
    assert.equal(await page.getByLabel("Postcode").inputValue(), "6011");
    await page.getByLabel("Telephone").fill("021 555 0100");
    await shopper.press("Use this address");
    await page.locator("bdi", { hasText: "علی‌رضا Whānau" }).waitFor();
  },

  async "finds products by category, by a word of their name, and page by page"(shopper) {
    const { page } = shopper;
    await shopper.open("/");
    // Until they come, boxes without a sku keep their places.
    await page.waitForFunction(() => document.querySelectorAll("#product-list [data-sku]").length === 25);
    const names = await page.locator("#product-list h3").allTextContents();
    assert.deepEqual(names, names.toSorted(new Intl.Collator("en").compare), "in the order of their names");
    await page.getByRole("navigation", { name: "Categories" }).getByRole("link", { name: /^Garden 6$/ }).click();
    await shopper.heading("Garden");
    await page.waitForFunction(() => document.querySelectorAll("#product-list [data-sku]").length === 6);
    await shopper.search("merino");
    await page.getByText("2 products").waitFor();
    await shopper.search("zzzz");
    await page.getByText("Nothing here is called “zzzz”.").waitFor();
    await shopper.open("/");
    await shopper.press("Show more products");
    await page.getByText("39 products").waitFor();
    assert.equal(new Set(await page.locator("#product-list h3").allTextContents()).size, 39);
  },

  async "puts into the cart what is in stock, once more with each press"(shopper) {
    const { page } = shopper;
    await shopper.add(MUG);
    assert.equal(await page.getByRole("textbox", { name: `Quantity of ${MUG}` }).inputValue(), "1");
    await page.getByRole("link", { name: MUG }).click();
    await page.getByText("1 in your cart").waitFor();
    await shopper.press("Add to cart");
    await shopper.cartHolds(2);
    await shopper.open("/?search=composter");
    await page.getByText("Out of stock").waitFor();
    assert.equal(await page.getByRole("main").getByRole("button", { name: /^Add/ }).count(), 0);
  },

  async "opens every page by its address, and loses nothing by a reload"(shopper) {
    const { page } = shopper;
    await shopper.open("/c/Garden");
    await shopper.heading("Garden");
    await shopper.open("/");
    await shopper.press("Show more products");
    await page.getByText("39 products").waitFor();
    assert.match(page.url(), /\?pages=2$/);
    await page.reload();
    await page.getByText("39 products").waitFor();
    await page.getByRole("link", { name: "Worm Composter" }).click();
    await page.getByText("It is sold out for now.").waitFor();
    const before = await page.evaluate(() => scrollY);
    assert.equal(before, 0, "a new page begins at its top");
    await page.goBack();
    await page.getByRole("link", { name: "Worm Composter" }).waitFor();
    await page.waitForFunction(() => scrollY > 500);
    await shopper.open("/p/OUT-4007/picnic-rug");
    await page.getByText("We no longer sell it").waitFor();
    await shopper.open("/p/NO-SUCH/thing");
    await shopper.heading("We do not have that");
    await shopper.open("/nowhere");
    await shopper.heading("There is nothing here");
    await shopper.open("/orders/TBS-0000-0000#token=wrong");
    await shopper.heading(/^We cannot show order/);
    assert.equal(new URL(page.url()).hash, "");

    await shopper.add(MUG);
    await shopper.open("/checkout?step=review");
    await shopper.heading("How do we reach you?");
    await shopper.giveEmail("kiri@example.nz");
    await shopper.heading("Where shall we send it?");
    await shopper.typeAddress("Kiri Te Wiata");
    await page.reload();
    await shopper.press("Use this address");
    await page.getByText("How fast?").waitFor();
    await page.reload();
    await shopper.press("Continue to review");
    await shopper.heading("Is everything right?");
    await page.reload();
    await shopper.heading("Is everything right?");
    await page.goBack();
    await shopper.heading("Where shall we send it?");
    await page.getByText("Kiri Te Wiata").waitFor();
  },

  async "makes an account, confirms it by the mailed link, signs in and out"(shopper) {
    const { page } = shopper;
    const email = `kiri-${crypto.randomUUID()}@example.nz`;
    await shopper.open("/account/new");
    await page.getByLabel("First name").fill("Kiri");
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password", { exact: true }).fill("short");
    await shopper.press("Make the account");
    await page.getByText("Choose a password of at least 8 characters.").first().waitFor();
    await page.getByLabel("Password", { exact: true }).fill("four wet birds sing");
    await shopper.press("Make the account");
    await page.getByText("We have sent a mail to").waitFor();

    await page.goto(await shopper.mailedLink(email));
    // Mail scanners open links: nothing is confirmed until the button is pressed, and the code leaves the address.
    await page.getByRole("button", { name: "Confirm my address" }).waitFor();
    assert.equal(new URL(page.url()).hash, "");
    await shopper.press("Confirm my address");
    await page.getByText("Your address is confirmed.").waitFor();
    await shopper.signIn(email, "not this one");
    await page.getByText("The e-mail address or the password is not right.").first().waitFor();
    await shopper.signIn(email, "four wet birds sing");
    await shopper.heading(/^Kia ora, Kiri/);

    await page.getByText("Name", { exact: true }).click();
    await page.getByLabel("First name").fill("Aroha");
    await shopper.press("Save the name");
    await page.getByRole("link", { name: "Aroha" }).waitFor();
    await page.reload();
    await shopper.heading(/^Kia ora, Aroha/);
    await shopper.open("/p/EBK-6003/letters-to-a-new-cook");
    await shopper.press("Add to cart");
    // A customer's cart answers to nobody else: the page itself has to say what the store has in it.
    await page.getByText("Check out · $9.99").first().waitFor();
    await shopper.open("/checkout");
    await page.getByRole("definition").filter({ hasText: email }).waitFor();
    await page.getByRole("button", { name: "Go to payment · NZ$9.99" }).waitFor();
    await shopper.open("/account");
    await shopper.press(/^Sign out$/);
    await page.getByRole("link", { name: "Sign in" }).waitFor();
    assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("Cognito"))), []);
  },

  async "chooses a new password with the mailed link, and learns that an old link has expired"(shopper) {
    const { page } = shopper;
    const email = `kiri-${crypto.randomUUID()}@example.nz`;
    await shopper.open("/account/new");
    await page.getByLabel("First name").fill("Kiri");
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password", { exact: true }).fill("four wet birds sing");
    await shopper.press("Make the account");
    await page.getByText("We have sent a mail to").waitFor();
    const first = await shopper.mailedLink(email);
    await shopper.press("Send a new link");
    await page.getByText("A new mail is on its way.").waitFor();
    await page.goto(first);
    await page.reload();
    await page.goto("about:blank");
    await page.goto(first);
    await shopper.press("Confirm my address");
    await page.getByText("Ask for a new one.").or(page.getByText("a newer one was sent.")).first().waitFor();
    await page.goto("about:blank");
    await page.goto(await shopper.mailedLink(email));
    await shopper.press("Confirm my address");
    await page.getByText("Your address is confirmed.").waitFor();

    await page.getByRole("link", { name: "Forgot your password?" }).click();
    await page.getByLabel("E-mail address").fill(email);
    await shopper.press("Mail me a link");
    await page.getByText("If there is an account").waitFor();
    await page.goto(await shopper.mailedLink(email, "/account/reset"));
    await page.getByLabel("New password", { exact: true }).fill("five dry birds sleep");
    await shopper.press("Save the password");
    await page.getByText("Your new password is saved.").waitFor();
    await shopper.signIn(email, "five dry birds sleep");
    await shopper.heading(/^Kia ora, Kiri/);
  },

  async "cancels an order that has not left yet"(shopper) {
    const { page } = shopper;
    await shopper.add(MUG);
    await shopper.checkOut();
    await shopper.goToPayment();
    await shopper.pay(GOOD_CARD);
    await shopper.noticeSays("is confirmed");
    await page.getByRole("link", { name: "See your order" }).click();
    await page.locator("[data-event=FULFILMENT_ACCEPTED]").waitFor();
    await shopper.press("Cancel the order");
    await page.getByText(/^What you paid, NZ\$/).waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Cancel the order" }).click();
    await page.locator("[data-event=CANCELLED], [data-event=ITEMS_CANCELLED]").first().waitFor();
    await page.locator("[data-event=REFUNDED]").waitFor();
    assert.equal(await page.getByRole("button", { name: "Cancel the order" }).count(), 0);
  },

  async "downloads what was bought"(shopper) {
    const { page } = shopper;
    await haveOrder(shopper);
    await page.locator("[data-event=DIGITAL_ITEMS_SENT]").waitFor();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: `Download ${E_BOOK}` }).click();
    assert.ok((await (await download).path()).length > 0);
  },

  async "signs in with a cart, buys with a kept address, and finds the order in the history"(shopper) {
    const { page } = shopper;
    const { email, password } = await shopper.signUp();
    await shopper.signIn(email, password);
    await shopper.heading(/^Kia ora/);
    await shopper.press("Add an address");
    await shopper.typeAddress("Kiri Te Wiata");
    await shopper.press("Keep this address");
    await page.getByText("12 Marine Parade").waitFor();
    await shopper.press(/^Change the address of Kiri/);
    await page.getByLabel("Telephone").fill("021 555 0100");
    await shopper.press("Keep this address");
    await page.getByText("021 555 0100").waitFor();
    await shopper.press(/^Remove the address of Kiri/);
    await page.getByText("021 555 0100").waitFor({ state: "detached" });
    await shopper.press("Undo");
    await page.getByText("021 555 0100").waitFor();
    await page.getByText("is removed.").waitFor({ state: "detached" });
    await shopper.press(/^Sign out$/);
    await page.getByRole("link", { name: "Sign in" }).waitFor();

    await shopper.add(MUG);
    await shopper.open("/checkout");
    await page.getByRole("link", { name: "Sign in" }).click();
    await shopper.signIn(email, password);
    // What was gathered before signing in came along, and the mail address is the account's: one step is left.
    await shopper.heading("Is everything right?");
    await page.getByText("1 × Stoneware Mug").waitFor();
    await page.getByRole("definition").filter({ hasText: email }).waitFor();
    assert.equal(await page.getByRole("navigation", { name: "Steps of the checkout" }).count(), 0);
    // The address is seen and confirmed before anything can be paid.
    await page.getByRole("radio", { name: /12 Marine Parade/, checked: true }).waitFor();
    assert.equal(await page.getByRole("button", { name: /^Go to payment/ }).count(), 0);
    const { me } = await shopper.asks("{ me { cart { shippingAddress { line1 } } } }");
    assert.equal(me.cart.shippingAddress, null, "nothing is sent anywhere before that");
    await page.reload();
    await shopper.press("Yes, send it there");
    await page.getByText("Standard courier, 2–4 working days").waitFor();
    await page.getByRole("button", { name: "Go to payment · NZ$31.80" }).waitFor();
    await page.reload();
    await shopper.goToPayment();
    await shopper.pay(GOOD_CARD);
    await shopper.noticeSays("is confirmed");

    await shopper.open("/account/orders");
    const order = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: /^TBS-/ }) });
    await order.getByText("$31.80").waitFor();
    await order.locator("time").waitFor();
    await order.getByRole("link").click();
    await shopper.heading(/^Order TBS-/);
    for (const words of ["1 × Stoneware Mug", "$6.90", "$31.80", "12 Marine Parade", "Standard courier, 2–4 working days"]) await page.getByText(words).locator("visible=true").first().waitFor();
    // In a tab that has no token of it, the order answers to its owner.
    await page.evaluate(() => sessionStorage.clear());
    await page.reload();
    await page.locator("[data-event=FULFILMENT_ACCEPTED]").waitFor();
  },

  async "chooses another kept address with the keyboard, and changes what is not right"(shopper) {
    const { page } = shopper;
    const keys = page.keyboard;
    const { email, password } = await shopper.signUp();
    await shopper.signIn(email, password);
    await shopper.heading(/^Kia ora/);
    await shopper.keepsAddress("12 Marine Parade");
    await shopper.keepsAddress("9 Tennyson Street", { preferred: true });
    await shopper.addAsCustomer(MUG);
    await page.getByRole("link", { name: /^Check out/ }).click();
    // The preferred one is offered first.
    await page.getByRole("radio", { name: /9 Tennyson Street/, checked: true }).waitFor();
    await tabTo(page, /^Kiri Te Wiata\s*9 Tennyson/);
    await keys.press("ArrowDown");
    await page.getByRole("radio", { name: /12 Marine Parade/, checked: true }).waitFor();
    await keys.press("Enter");
    await page.getByText("Standard courier, 2–4 working days").waitFor();
    assert.equal(await focused(page), "Is everything right?", "what was pressed is gone");

    await tabTo(page, "Change the delivery");
    await keys.press("Enter");
    await shopper.heading("Where shall we send it?");
    assert.equal(await focused(page), "Where shall we send it?");
    await page.reload();
    await page.getByText("Express courier").click();
    await shopper.press("Continue to review");
    await page.getByText("Express courier, 1 working day").waitFor();
    await page.goBack();
    await page.getByRole("radio", { name: /Express courier/, checked: true }).waitFor();
    await page.goForward();
    await page.getByRole("link", { name: "Change the e-mail address" }).click();
    await page.getByRole("link", { name: "Back to the review" }).waitFor();
    await page.reload();
    assert.equal(await page.getByLabel("E-mail address").inputValue(), email);
    await shopper.giveEmail("kiri");
    await page.getByText("Enter an e-mail address").first().waitFor();
    await shopper.giveEmail(`other-${email}`);
    await shopper.heading("Is everything right?");
    await page.getByText(`other-${email}`).waitFor();
    await page.getByText("12 Marine Parade").waitFor();
    await page.getByRole("button", { name: "Go to payment · NZ$37.80" }).waitFor();
  },

  async "types an address where none that is kept can be used, and none for what is downloaded"(shopper) {
    const { page } = shopper;
    // A new customer has no address: the delivery comes first.
    const first = await shopper.signUp();
    await shopper.signIn(first.email, first.password);
    await shopper.heading(/^Kia ora/);
    await shopper.addAsCustomer(MUG);
    await page.getByRole("link", { name: /^Check out/ }).click();
    await page.getByRole("link", { name: "1. Delivery" }).waitFor();
    await page.goBack();
    await page.goForward();
    await shopper.heading("Where shall we send it?");
    await shopper.open("/checkout?step=review");
    await shopper.heading("Where shall we send it?");
    await page.getByLabel("Keep it in my account").check();
    await shopper.giveAddress("Kiri Te Wiata");
    await shopper.press("Continue to review");
    await page.getByRole("button", { name: "Go to payment · NZ$31.80" }).waitFor();
    const { me: kept } = await shopper.asks("{ me { addresses { address { line1 } } } }");
    assert.deepEqual(kept.addresses, [{ address: { line1: "12 Marine Parade" } }]);

    // Whoever signs in at the end of a guest's checkout has typed an address already.
    await page.evaluate(() => localStorage.clear());
    const { email, password } = await shopper.signUp();
    await shopper.add(MUG);
    await shopper.checkOut({ email });
    await page.getByRole("link", { name: "1. Contact" }).click();
    await page.getByRole("link", { name: "Sign in" }).click();
    await shopper.signIn(email, password);
    await shopper.heading("Is everything right?");
    await page.getByText("12 Marine Parade").waitFor();
    await page.getByRole("button", { name: /^Go to payment/ }).waitFor();

    const { me } = await shopper.asks("{ me { cart { id } } }");
    await shopper.asks(`mutation { cartClear(cartId: "${me.cart.id}") { userErrors { message } } }`);
    await shopper.open("/");
    await shopper.addAsCustomer(E_BOOK);
    await page.getByRole("link", { name: /^Check out/ }).click();
    await page.getByRole("button", { name: "Go to payment · NZ$9.99" }).waitFor();
    await page.getByText("As soon as it is paid").waitFor();
    assert.equal(await page.getByText("Marine Parade").count(), 0);
    await shopper.goToPayment();
    await shopper.pay(GOOD_CARD);
    await shopper.noticeSays("is confirmed");

    // As if the one that is kept were elsewhere, and then as if older rules had taken it.
    await shopper.keepsAddress("9 Tennyson Street");
    let old = { countryCode: "AU" };
    await page.route("**/graphql", async (route) => {
      const answer = await route.fetch();
      const body = await answer.json();
      for (const { address } of body.data?.me?.addresses ?? []) Object.assign(address, old);
      await route.fulfill({ response: answer, json: body });
    });
    await shopper.addAsCustomer(MUG);
    await page.getByRole("link", { name: /^Check out/ }).click();
    await page.getByText("The addresses in your account are in other countries.").waitFor();
    assert.match(page.url(), /step=delivery$/);
    old = { postalCode: "41" };
    await shopper.open("/checkout");
    await shopper.press("Yes, send it there");
    // The store says what is wrong with it, and it can be mended.
    await page.getByText("We cannot send to this address as it is in your account.").waitFor();
    await page.getByText(/^The postcode must/).waitFor();
    assert.equal(await page.getByLabel("Street and number").inputValue(), "9 Tennyson Street");
    await page.getByLabel("Postcode").fill("4110");
    await shopper.press("Use this address");
    await shopper.press("Continue to review");
    await page.getByRole("button", { name: "Go to payment · NZ$31.80" }).waitFor();
  },

  async "finds a lost order by its number, and learns nothing of others'"(shopper) {
    const { page } = shopper;
    const email = `kiri-${crypto.randomUUID()}@example.nz`;
    await shopper.add(E_BOOK);
    await shopper.checkOut({ email, physical: false });
    await shopper.goToPayment();
    await shopper.pay(GOOD_CARD);
    await shopper.noticeSays("is confirmed");
    const number = /TBS-\w{4}-\w{4}/.exec(await page.locator("#notice-text").textContent())[0];
    for (const address of ["somebody.else@example.nz", email]) {
      await shopper.open("/orders/find");
      await page.getByLabel("Number of the order").fill(number.toLowerCase());
      await page.getByLabel("E-mail address").fill(address);
      await shopper.press("Mail me a link");
      await page.getByText("If they match an order, a mail with a link to it is on its way.").waitFor();
    }
    await page.evaluate(() => sessionStorage.clear());
    await page.goto(await shopper.mailedLink(email, `/orders/${number}#token=`));
    await shopper.heading(`Order ${number}`);
  },

  async "buys the same again, and is told what cannot be had any more"(shopper) {
    const { page } = shopper;
    await haveOrder(shopper);
    await shopper.press("Buy it again");
    await page.getByRole("dialog").getByRole("link", { name: /^Check out · \$9\.99/ }).waitFor();
    assert.equal(await shopper.count(), 1);
    await page.keyboard.press("Escape");
    await shopper.press("Buy it again");
    await page.getByRole("dialog").getByRole("link", { name: /^Check out · \$19\.98/ }).waitFor();

    // As if what was bought were sold no more: the cart that comes back lacks it.
    await page.route("**/graphql", async (route) => {
      const answer = await route.fetch();
      const body = await answer.json();
      if (body.data?.orderReorder) body.data.orderReorder.cart.lines = [];
      await route.fulfill({ response: answer, json: body });
    });
    await page.keyboard.press("Escape");
    await shopper.press("Buy it again");
    await page.getByText("None of it can be had any more.").waitFor();
    assert.equal(await page.getByRole("dialog").count(), 0);
  },

  async "keeps an order that was bought as a guest in the account"(shopper) {
    const { page } = shopper;
    const { email, password } = await shopper.signUp();
    const number = await haveOrder(shopper);
    await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
    await shopper.signIn(email, password);
    await shopper.heading(`Order ${number}`);
    await shopper.press("Keep this order in your account");
    await page.getByText("It is among your orders now.").waitFor();
    await page.reload();
    await shopper.heading(`Order ${number}`);
    await page.getByText("Live", { exact: true }).waitFor();
    assert.equal(await page.getByRole("button", { name: "Keep this order" }).count(), 0);
    await shopper.open("/account/orders");
    await page.getByRole("link", { name: number }).waitFor();
  },

  async "moves the account to another address"(shopper) {
    const { page } = shopper;
    const { email, password } = await shopper.signUp();
    await shopper.signIn(email, password);
    await shopper.heading(/^Kia ora/);
    await page.getByText("E-mail address", { exact: true }).click();
    await page.getByLabel("New e-mail address").fill(`new-${email}`);
    await shopper.press("Change the address");
    await page.getByText("We have sent a mail to the new address.").waitFor();
    await page.reload();
    // Until the link is used, the old one holds.
    await page.locator("summary", { hasText: email }).waitFor();
    await page.goto(await shopper.mailedLink(`new-${email}`));
    await shopper.press("Confirm my new address");
    await page.getByText("Your new address holds from now on").waitFor();
    await page.locator("summary", { hasText: `new-${email}` }).waitFor();
    await shopper.press(/^Sign out$/);
    await page.getByRole("link", { name: "Sign in" }).waitFor();
    await shopper.open("/account");
    await shopper.signIn(`new-${email}`, password);
    await shopper.heading(/^Kia ora/);
  },

  async "signs out on all devices, and deletes the account"(shopper) {
    const { page } = shopper;
    const { email, password } = await shopper.signUp();
    const other = new Shopper(await (await page.context().browser().newContext()).newPage(), shop);
    for (const device of [shopper, other]) {
      await device.open("/account");
      await device.signIn(email, password);
      await device.heading(/^Kia ora/);
    }
    await shopper.press("Sign out on all devices");
    await page.getByRole("link", { name: "Sign in" }).waitFor();
    await other.page.reload();
    await other.heading("Sign in");

    await shopper.open("/account");
    await shopper.signIn(email, password);
    await shopper.heading(/^Kia ora/);
    await shopper.press("Delete the account");
    await shopper.press("Keep the account");
    await shopper.press("Delete the account");
    await shopper.press("Delete it");
    await page.getByRole("link", { name: "Sign in" }).waitFor();
    await shopper.open("/account");
    await shopper.signIn(email, password);
    await page.getByText("The e-mail address or the password is not right.").first().waitFor();
  },

  async "finds in the cart what was put there just before the page was left"(shopper) {
    const { page } = shopper;
    await shopper.open("/?search=merino");
    const add = page.getByRole("button", { name: /^Add Merino Throw/ });
    await add.waitFor();
    // The store hears of it, but its answer comes too late.
    await page.route("**/graphql", async (route) => {
      if (!route.request().postData().includes("mutation CartCreate")) return route.continue();
      await route.fetch();
      await page.goto("about:blank");
    });
    await add.click();
    await page.waitForURL("about:blank");
    await page.unroute("**/graphql");
    await shopper.open("/");
    await page.getByRole("link", { name: /^Cart ?, ?1 ?item$/ }).waitFor();
    await shopper.cartHolds(1);
  },

  async "is asked to sign in where only customers buy"(shopper) {
    const { page } = shopper;
    await shopper.add(E_BOOK);
    await shopper.open("/checkout");
    await page.getByText("Only customers can buy here.").waitFor();
    assert.equal(await page.getByLabel("E-mail address").count(), 0);
    await page.getByRole("link", { name: "make an account" }).click();
    await shopper.heading("Make an account");
  },

  async "sends something back after somebody of the staff has sent it"(shopper) {
    const { page } = shopper;
    await shopper.add(MUG);
    await shopper.checkOut();
    await shopper.goToPayment();
    await shopper.pay(GOOD_CARD);
    await shopper.noticeSays("is confirmed");
    await page.getByRole("link", { name: "See your order" }).click();
    await page.locator("[data-event=FULFILMENT_ACCEPTED]").waitFor();
    const number = page.url().split("/").at(-1);

    // Whoever was invited signs in with the password that was mailed, once, and chooses an own one.
    const member = new Shopper(await (await page.context().browser().newContext()).newPage(), shop);
    await member.open("/account");
    await member.signIn(staff, await member.mailedPassword(staff));
    await member.heading("Choose your own password");
    await member.page.getByLabel("First name").fill("Mia");
    await member.page.getByLabel("New password", { exact: true }).fill("four wet birds sing");
    await member.press("Save the password");
    await member.heading("Kia ora, Mia");

    const { staffOrder: order } = await member.asks(`{ staffOrder(number: "${number}") { id lines { id } } }`);
    const { shipmentDispatch } = await member.asks(
      `mutation { shipmentDispatch(orderId: "${order.id}", lines: [{ lineId: "${order.lines[0].id}", quantity: 1 }],
        carrier: "NZ Post", trackingNumber: "NZ123456789", idempotencyKey: "${crypto.randomUUID()}") {
        shippingOrder { shipments { id } } userErrors { message } } }`,
    );
    await page.locator("[data-event=SHIPPED]").waitFor();
    await page.getByRole("link", { name: "NZ123456789" }).waitFor();
    const [shipment] = shipmentDispatch.shippingOrder.shipments;
    await member.asks(`mutation { shipmentDelivered(orderId: "${order.id}", shipmentId: "${shipment.id}") { userErrors { message } } }`);
    await page.locator("[data-event=DELIVERED]").waitFor();

    await shopper.press("Send something back");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Why?").fill("It has a crack.");
    await dialog.getByRole("button", { name: "Ask to send it back" }).click();
    await dialog.getByText("Choose what you send back.").waitFor();
    await dialog.getByRole("button", { name: `One more of ${MUG}` }).click();
    await dialog.getByRole("button", { name: "Ask to send it back" }).click();
    await page.locator("[data-event=RETURN_REQUESTED]").waitFor();
    assert.equal(await page.getByRole("dialog").count(), 0);
  },

  async "finds no barrier in the catalogue, in either colour scheme, wide or narrow"(shopper) {
    await cataloguePages(shopper, (what) => lookForBarriers(shopper, what));
  },

  async "finds no barrier on the way from the cart to the order, in either colour scheme, wide or narrow"(shopper) {
    await buyingPages(shopper, (what) => lookForBarriers(shopper, what));
  },

  async "finds no barrier in the account and with old orders, in either colour scheme, wide or narrow"(shopper) {
    await accountPages(shopper, (what) => lookForBarriers(shopper, what));
  },

  async "finds no barrier where a cart is not as it was wished, and with discount codes"(shopper) {
    await cartPages(shopper, (what) => lookForBarriers(shopper, what));
  },

  async "finds no barrier where the checkout does not go on"(shopper) {
    await checkoutPages(shopper, (what) => lookForBarriers(shopper, what));
  },

  async "finds no barrier with orders on their way, and where nothing is shown yet"(shopper) {
    await orderPages(shopper, (what) => lookForBarriers(shopper, what));
  },

  async "finds no barrier in what customers do less often"(shopper) {
    await customerPages(shopper, (what) => lookForBarriers(shopper, what));
  },
};

/** Buys an e-book as a guest, opens its order, and gives the number. */
async function haveOrder(shopper) {
  await shopper.add(E_BOOK);
  const number = await shopper.buy({ physical: false });
  await shopper.page.getByRole("link", { name: "See your order" }).click();
  await shopper.heading(`Order ${number}`);
  return number;
}

/** Looks at each page for what keeps people out. */
async function lookForBarriers({ page }, what) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    assert.deepEqual(await axe(page), [], `${what}, ${colorScheme}`);
  }
  // As wide as 1280 px are at 200 %, and at 400 %.
  for (const width of [640, 320]) {
    await page.setViewportSize({ width, height: 640 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `${what} is ${wide} px wide on a screen of ${width} px`);
  }
  assert.deepEqual(await page.evaluate(smallTargets), [], `${what} has targets that are hard to hit`);
  assert.deepEqual(await page.evaluate(jumpsBack), [], `on ${what} the keyboard goes back up`);
  await page.setViewportSize({ width: 1280, height: 800 });
}

async function axe(page) {
  // Injected by the browser's debugger, which the content security policy does not bind.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" ¦ ")}`);
}

/** Buttons, fields and links that stand alone and are lower than a fingertip. A press on the label that a field is in counts. */
function smallTargets() {
  const FINGERTIP = 44;
  return [...document.querySelectorAll("button, input, summary, nav a")]
    .filter((target) => target.checkVisibility() && !target.closest(":not(dialog)[inert]"))
    .map((target) => target.closest("label") ?? target)
    .filter((target) => target.getBoundingClientRect().height < FINGERTIP - 1)
    .map((target) => `${target.outerHTML.slice(0, 100)} ${target.getBoundingClientRect().height}`);
}

/** Where, on a narrow screen, the next stop of the keyboard is above the one before; what closes something may be. */
function jumpsBack() {
  const stops = [...(document.querySelector("dialog[open]") ?? document).querySelectorAll("a[href], button, input, select, summary")]
    .filter((stop) => stop.checkVisibility() && stop.getAttribute("aria-label") !== "Dismiss")
    .map((stop) => [stop.outerHTML.slice(0, 100), stop.getBoundingClientRect()])
    .filter(([, { width, left }]) => width > 1 && left >= 0);
  return stops.slice(1).flatMap(([html, { bottom }], index) => (bottom < stops[index][1].top ? [html] : []));
}

const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent;
  });

async function tabTo(page, label, key = "Tab") {
  for (let tab = 0; tab < 80; tab++) {
    const name = (await focused(page)).trim();
    if (typeof label === "string" ? name === label : label.test(name)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`nothing called ${label} can be reached with ${key}`);
}

const journey = journeys[name];
if (!journey) {
  console.error(`there is no journey "${name}", but\n${Object.keys(journeys).join("\n")}`);
  process.exit(2);
}
const browser = await launch(executablePath);
const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
context.setDefaultTimeout(30_000);
const page = await context.newPage();
const faults = [];
// A page that throws is broken, whatever it shows.
page.on("pageerror", (error) => faults.push(String(error)));
page.on("console", (message) => /Content Security Policy/.test(message.text()) && faults.push(message.text()));
try {
  await journey(new Shopper(page, shop));
  assert.deepEqual(faults, []);
} catch (error) {
  console.error(`at ${page.url()}\n${await page.locator("body").innerText().catch(() => "")}\n`);
  throw error;
} finally {
  await browser.close();
}
