// Goes past every page of the shop, each in the states that it can have, and lets somebody look at each.

import { E_BOOK, GOOD_CARD, MUG } from "./shopper.mjs";

/**
 * What can be found, and what cannot.
 *
 * @param look is told what is to be seen: a name for it
 */
export async function cataloguePages(shopper, look) {
  const { page } = shopper;
  const pages = {
    home: ["/", "A Field Guide to Coastal Birds"],
    category: ["/c/Garden", "Worm Composter"],
    "search-found-nothing": ["/?search=nothing-like-it", "Nothing here is called"],
    product: ["/p/KIT-1001/stoneware-mug", "2–4 working days"],
    "product-low-in-stock": ["/p/HOM-2006/wall-clock-oak", "More in Home"],
    "product-sold-out": ["/p/GAR-3005/worm-composter", "It is sold out for now"],
    "product-withdrawn": ["/p/OUT-4007/picnic-rug", "We no longer sell it"],
    "product-unknown": ["/p/NO-SUCH/thing", "We do not have that"],
    "cart-empty": ["/cart", "It is empty"],
    "not-found": ["/nowhere", "There is nothing here"],
    "order-not-shown": ["/orders/TBS-0000-0000", "We cannot show order"],
  };
  for (const [name, [path, words]] of Object.entries(pages)) {
    await shopper.open(path);
    await page.getByText(words).first().waitFor();
    await look(name);
  }
  await shopper.open("/");
  await page.getByText("A Field Guide to Coastal Birds").waitFor();
  await page.route("**/graphql", (route) => route.abort());
  await page.getByRole("link", { name: /^Books/ }).click();
  await page.getByText("The products could not be read.").waitFor();
  await look("home-unreachable");
  await page.unroute("**/graphql");
}

/** What is bought, from the cart to the order. */
export async function buyingPages(shopper, look) {
  const { page } = shopper;
  await shopper.add(MUG);
  await shopper.add(E_BOOK);
  await shopper.add("Burr Coffee Grinder");
  await shopper.cartLink().click();
  await page.getByRole("dialog").getByText("Total without GST").waitFor();
  await look("cart-drawer");
  await shopper.open("/cart");
  await page.getByRole("button", { name: "Remove Burr Coffee Grinder" }).click();
  await page.getByText("is taken out.").waitFor();
  await look("cart-undo");
  await page.route("**/graphql", (route) => route.abort());
  await page.getByRole("button", { name: `One more of ${MUG}` }).click();
  await page.getByText("We could not reach the store.").waitFor();
  await look("cart-unreachable");
  await page.unroute("**/graphql");
  await shopper.press("Try again");
  await page.getByText("We could not reach the store.").waitFor({ state: "detached" });

  await shopper.open("/checkout");
  await shopper.heading("How do we reach you?");
  await look("checkout-contact");
  await page.getByLabel("E-mail address").fill("kiri");
  await shopper.press(/^Continue/);
  await look("checkout-contact-mistake");
  await shopper.giveEmail("kiri@example.nz");
  await shopper.heading("Where shall we send it?");
  await look("checkout-address");
  await shopper.giveAddress("Kiri Te Wiata");
  await look("checkout-delivery");
  await shopper.press("Continue to review");
  await shopper.heading("Is everything right?");
  await look("checkout-review");
  await shopper.goToPayment();
  await look("payment-page");
  await shopper.open("/cart");
  await page.getByText("You have begun to pay").waitFor();
  await look("cart-locked");
  await shopper.press("Go on paying");
  await page.waitForURL(/\/pay\//);
  await page.locator("a.back").click();
  await shopper.noticeSays("Payment unsuccessful.");
  await look("cart-after-turning-back");
  await shopper.press("Dismiss");
  await shopper.open("/checkout?step=review");
  await shopper.heading("Is everything right?");
  await shopper.goToPayment();
  await shopper.pay(GOOD_CARD);
  await shopper.noticeSays("is confirmed");
  await look("home-after-payment");
  await page.getByRole("link", { name: "See your order" }).click();
  await page.locator("[data-event=FULFILMENT_ACCEPTED]").waitFor();
  await page.getByText("Live", { exact: true }).waitFor();
  await look("order");
}

/** What customers have beside buying. */
export async function accountPages(shopper, look) {
  const { page } = shopper;
  await shopper.add(MUG);
  const number = await shopper.buy();
  await page.getByRole("link", { name: "See your order" }).click();
  await page.locator("[data-event=FULFILMENT_ACCEPTED]").waitFor();
  await shopper.press("Cancel the order");
  await page.getByRole("dialog").getByText("What you paid").waitFor();
  await look("order-cancel");
  await page.getByRole("dialog").getByRole("button", { name: "Cancel the order" }).click();
  await page.locator("[data-event=REFUNDED]").waitFor();
  await look("order-cancelled");

  await shopper.open("/orders/find");
  await shopper.heading("Find an order");
  await look("find-order");
  await page.getByLabel("Number of the order").fill(number);
  await page.getByLabel("E-mail address").fill("kiri@example.nz");
  await shopper.press("Mail me a link");
  await page.getByText("If they match an order").waitFor();
  await look("find-order-asked");

  await shopper.open("/account/new");
  await shopper.heading("Make an account");
  await look("sign-up");
  await shopper.press("Make the account");
  await page.getByText("Enter your first name.").first().waitFor();
  await look("sign-up-mistakes");
  const { email, password } = await shopper.signUp(() => look("sign-up-mailed"));
  await look("sign-in-after-confirming");
  await shopper.signIn(email, "not this one");
  await page.getByText("The e-mail address or the password is not right.").first().waitFor();
  await look("sign-in-mistake");
  await shopper.open("/account/reset");
  await page.getByRole("button", { name: "Mail me a link" }).waitFor();
  await look("reset");
  await page.getByLabel("E-mail address").fill(email);
  await shopper.press("Mail me a link");
  await page.getByText("If there is an account").waitFor();
  await look("reset-mailed");
  await shopper.open("/account/confirm#user=somebody&code=123456");
  await page.getByRole("button", { name: "Confirm my address" }).waitFor();
  await look("confirm-by-link");

  await shopper.open("/account");
  await shopper.signIn(email, password);
  await shopper.heading(/^Kia ora/);
  await look("account");
  await shopper.press("Add an address");
  await shopper.typeAddress("Kiri Te Wiata");
  await look("account-new-address");
  await shopper.press("Keep this address");
  await page.getByText("12 Marine Parade").waitFor();
  for (const part of ["Name", "E-mail address", "Password"]) await page.getByRole("heading", { name: part, exact: true }).click();
  await look("account-open");
  await shopper.press("Delete the account");
  await page.getByRole("dialog").waitFor();
  await look("account-delete");
  await shopper.press("Keep the account");
  await shopper.open("/account/orders");
  await page.getByText("There are none yet").waitFor();
  await look("history-empty");

  await shopper.open("/");
  await shopper.addAsCustomer(E_BOOK);
  await shopper.open("/account");
  await shopper.press(/^Sign out$/);
  await page.getByRole("link", { name: "Sign in" }).waitFor();
  await shopper.add(MUG);
  await shopper.open("/account");
  await shopper.signIn(email, password);
  await shopper.noticeSays("Your cart had 1 item");
  await look("account-cart-merged");
  await shopper.open("/checkout");
  await page.getByRole("button", { name: "Yes, send it there" }).waitFor();
  await page.getByRole("definition").filter({ hasText: email }).waitFor();
  await look("checkout-kept-address");
  await shopper.open("/checkout?step=delivery");
  await page.getByText("Your addresses").waitFor();
  await look("checkout-kept-or-other-address");
  await page.getByRole("link", { name: "Back to the review" }).click();
  await shopper.press("Yes, send it there");
  await page.getByRole("button", { name: /^Go to payment/ }).waitFor();
  await look("checkout-review-of-customer");
  await shopper.open("/checkout?step=contact");
  await shopper.heading("How do we reach you?");
  await look("checkout-contact-of-customer");
  await shopper.press("Continue to review");
  await shopper.goToPayment();
  await shopper.pay(GOOD_CARD);
  await shopper.noticeSays("is confirmed");
  await shopper.open("/account/orders");
  await page.getByRole("link", { name: /^TBS-/ }).waitFor();
  await look("history");
  await page.getByRole("link", { name: /^TBS-/ }).click();
  await page.locator("[data-event=DIGITAL_ITEMS_SENT]").waitFor();
  await page.getByRole("button", { name: /^Download/ }).waitFor();
  await look("order-with-download");
}

/** Carts in which something is not as it was wished, and their discount codes. */
export async function cartPages(shopper, look) {
  const { page } = shopper;
  await shopper.open("/?search=merino");
  await page.getByText("2 products").waitFor();
  await look("search-found");
  await shopper.add(MUG);
  await shopper.add(E_BOOK);
  await shopper.open("/p/EBK-6003/letters-to-a-new-cook");
  await page.getByText("1 in your cart").waitFor();
  await look("product-digital-in-cart");

  await shopper.open("/cart");
  await page.getByText("Enter a discount code").click();
  await page.getByRole("textbox", { name: "Discount code" }).waitFor();
  await look("cart-code-field");
  await enterCode(shopper, "nobody-knows");
  await page.getByText("We know no such code").first().waitFor();
  await look("cart-code-unknown");
  await enterCode(shopper, "WELCOME10");
  await page.getByText(/^takes \$/).waitFor();
  await enterCode(shopper, "TAKE20");
  await page.getByText("from $100.00 on").waitFor();
  await look("cart-codes");
  await shopper.open("/");
  // It counts what is in the cart first.
  await page.getByRole("link", { name: /^Cart.*[1-9]/s }).waitFor();
  await shopper.add("Cast Iron Skillet, 26 cm");

  await answering(page, "cart", inTrouble, async () => {
    await shopper.open("/cart");
    await page.getByText("Mend what is marked above").waitFor();
    await look("cart-with-warnings");
    await shopper.open("/checkout?step=contact");
    await page.getByText("Something in your cart has changed.").waitFor();
    await look("checkout-blocked");
  });
  await shopper.open("/cart");
  await answering(page, "cartLinesUpdate", refuseFirstLine, async () => {
    await page.getByRole("button", { name: `One more of ${MUG}` }).click();
    await page.getByText("Only 1 can be had now.").waitFor();
    await look("cart-refused-at-its-line");
  });
}

/** The checkout with a discount code, and where it does not go on. */
export async function checkoutPages(shopper, look) {
  const { page } = shopper;
  await shopper.open("/checkout");
  await page.getByText("Your cart is empty.").waitFor();
  await look("checkout-empty");
  await shopper.open("/");
  await shopper.add(MUG);
  await shopper.open("/cart");
  await page.getByText("Enter a discount code").click();
  await enterCode(shopper, "WELCOME10");
  await page.getByText(/^takes \$/).waitFor();
  await answering(page, "storeSettings", (settings) => (settings.guestCheckout = false), async () => {
    await shopper.open("/checkout");
    await page.getByText("Only customers can buy here.").waitFor();
    await look("checkout-for-customers-only");
  });
  await shopper.open("/checkout");
  // Each buyer may use a code once.
  await shopper.giveEmail(`kiri-${crypto.randomUUID()}@example.nz`);
  await shopper.heading("Where shall we send it?");
  await page.getByLabel("Postcode").fill("41");
  await shopper.press("Use this address");
  await page.getByText("Enter the postcode, four digits.").first().waitFor();
  await look("checkout-address-mistakes");
  await shopper.giveAddress("علی‌رضا Whānau");
  await shopper.press("Continue to review");
  await shopper.heading("Is everything right?");
  await look("checkout-review-codes");
  await page.getByText("Enter a discount code").click();
  await enterCode(shopper, "nobody-knows");
  await page.getByText("We know no such code").first().waitFor();
  await look("checkout-review-code-unknown");
  await page.route("**/graphql", (route) => {
    const body = route.request().postDataJSON();
    if (body.query.includes("CheckoutCreate")) body.variables.input.expectedTotalMinorUnits -= 100;
    return route.continue({ postData: JSON.stringify(body) });
  });
  await shopper.press(/^Go to payment/);
  await page.getByText("press again if you agree").waitFor();
  await look("checkout-total-changed");
  await page.unroute("**/graphql");
  await shopper.goToPayment();
  await shopper.open("/checkout");
  await page.getByText("You have begun to pay").waitFor();
  await look("checkout-locked");
}

/** Orders on their way, and what comes late or not at all. */
export async function orderPages(shopper, look) {
  const { page } = shopper;
  const hold = await holding(page);
  await shopper.open("/");
  await page.getByText("Loading the products…").waitFor();
  await look("home-loading", { loading: true });
  await shopper.open("/p/KIT-1001/stoneware-mug");
  await page.getByText("Loading the product…").waitFor();
  await look("product-loading", { loading: true });
  await shopper.open("/orders/TBS-0000-0000");
  await page.getByText("Loading your order…").waitFor();
  await look("order-loading", { loading: true });
  await hold.end();
  await page.route("**/graphql", (route) => route.abort());
  await shopper.open("/p/KIT-1001/stoneware-mug");
  await page.getByText("This product could not be read.").waitFor();
  await look("product-unreachable");
  await shopper.open("/orders/TBS-0000-0000");
  await page.getByText("We could not reach the store.").waitFor();
  await look("order-unreachable", { loading: true });
  await page.unroute("**/graphql");

  await shopper.add(MUG);
  await shopper.checkOut();
  await shopper.goToPayment();
  const back = new URL(await page.locator("a.back").getAttribute("href"));
  const payment = page.url();
  const order = new URLSearchParams(back.hash.slice(1));
  await shopper.open(`/#order=${order.get("order")}&token=${order.get("token")}`);
  await shopper.noticeSays("Confirming your payment…");
  await page.getByText("A Field Guide to Coastal Birds").waitFor();
  await look("home-while-the-payment-is-confirmed");
  await shopper.open(`/orders/${order.get("order")}`);
  await page.getByText("Waiting for payment").waitFor();
  await look("order-waiting-for-payment");
  await page.goto(payment);
  await shopper.pay(GOOD_CARD);
  await shopper.noticeSays("is confirmed");

  const path = `/orders/${order.get("order")}`;
  await answering(page, "orderByNumber", sent, async () => {
    await shopper.open(path);
    await page.getByRole("link", { name: "NZ123456789" }).waitFor();
    await look("order-on-its-way");
  });
  await answering(page, "orderByNumber", arrived, async () => {
    await shopper.open(path);
    await shopper.press("Send something back");
    const dialog = page.getByRole("dialog");
    await dialog.getByText("What do you send back?").waitFor();
    await look("order-return");
    await dialog.getByRole("button", { name: "Ask to send it back" }).click();
    await dialog.getByText("Enter why you send it back.").first().waitFor();
    await dialog.getByLabel("Why?").fill("It has a crack.");
    await dialog.getByRole("button", { name: "Ask to send it back" }).click();
    await dialog.getByText("Choose what you send back.").waitFor();
    await look("order-return-mistake");
  });
  await answering(page, "orderByNumber", paidBack, async () => {
    await shopper.open(path);
    await page.getByText("What you sent back has arrived").first().waitFor();
    await look("order-sent-back");
  });
}

/** What customers do less often. */
export async function customerPages(shopper, look) {
  const { page } = shopper;
  await shopper.open("/account/confirm");
  await page.getByLabel("Code").waitFor();
  await page.getByLabel("E-mail address").fill("nobody@example.nz");
  await page.getByLabel("Code").fill("123456");
  await shopper.press("Confirm my address");
  await page.getByText("This code is not right").first().waitFor();
  await look("confirm-mistake");
  await shopper.press("Send a new link");
  await page.getByText("A new mail is on its way.").waitFor();
  await shopper.open("/account/reset#user=nobody&code=123456");
  await page.getByLabel("New password", { exact: true }).waitFor();
  await look("reset-by-link");
  await shopper.open("/account/email#code=123456");
  await page.getByText("with the address that your account has").waitFor();
  await look("confirm-new-address-signed-out");

  const { email, password } = await shopper.signUp();
  await shopper.add(MUG);
  const number = await shopper.buy();
  await page.getByRole("link", { name: "See your order" }).click();
  await shopper.heading(`Order ${number}`);
  await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
  await shopper.signIn(email, password);
  await page.getByRole("button", { name: "Keep this order in your account" }).waitFor();
  await look("order-to-keep");
  await shopper.press("Keep this order in your account");
  await page.getByText("It is among your orders now.").waitFor();
  await look("order-kept");
  await shopper.open("/account/orders?show=delivered");
  await page.getByText("There are none of this kind.").waitFor();
  await look("history-none-of-this-kind");

  await shopper.open("/account");
  await shopper.press("Add an address");
  await shopper.typeAddress("Kiri Te Wiata");
  await shopper.press("Keep this address");
  await page.getByRole("button", { name: /^Change the address of Kiri/ }).click();
  await page.getByRole("button", { name: "Leave it as it was" }).waitFor();
  await look("account-address-changing");
  await shopper.press("Leave it as it was");
  await page.getByRole("button", { name: /^Remove the address of Kiri/ }).click();
  await page.getByText("is removed.").waitFor();
  await look("account-address-removed");
  await shopper.press("Delete the account");
  await shopper.press("Delete it");
  await page.getByText("is still under way").waitFor();
  await look("account-not-deleted-yet");
  await shopper.open("/account/email#code=123456");
  await page.getByRole("button", { name: "Confirm my new address" }).waitFor();
  await look("confirm-new-address");
}

async function enterCode({ page }, code) {
  await page.getByRole("textbox", { name: "Discount code" }).fill(code);
  await page.getByRole("button", { name: "Use the code" }).click();
}

/**
 * Lets a field of the API answer as it would in a state that comes rarely, or that somebody else has to bring about.
 *
 * @param change changes what the field gave
 */
async function answering(page, field, change, work) {
  const shape = async (route) => {
    const answer = await route.fetch();
    const body = await answer.json();
    if (body.data?.[field]) change(body.data[field]);
    await route.fulfill({ response: answer, json: body });
  };
  // Nobody wants the answer to a page that was left meanwhile.
  const handler = (route) => shape(route).catch(() => {});
  await page.route("**/graphql", handler);
  await work();
  await page.unroute("**/graphql", handler);
}

/** Lets the store say nothing until the end. */
async function holding(page) {
  let letGo;
  const end = new Promise((resolve) => (letGo = resolve));
  const handler = async (route) => {
    await end;
    await route.abort().catch(() => {});
  };
  await page.route("**/graphql", handler);
  return {
    end: async () => {
      letGo();
      await page.unroute("**/graphql", handler);
    },
  };
}

function inTrouble(cart) {
  const [first, second, third] = cart.lines;
  const less = { ...first.unitPrice, minorUnits: first.unitPrice.minorUnits - 200, amount: ((first.unitPrice.minorUnits - 200) / 100).toFixed(2) };
  const warning = { message: "", previous: null, current: null, availableQuantity: null };
  cart.warnings = [
    { ...warning, code: "PRICE_INCREASED", target: first.id, previous: less, current: first.unitPrice },
    { ...warning, code: "INSUFFICIENT_STOCK", target: second.id, availableQuantity: 1 },
    { ...warning, code: "PRODUCT_WITHDRAWN", target: third.id },
  ];
  const blocker = { field: ["lines"], message: "", availableQuantity: null };
  cart.checkoutBlockers = [
    { ...blocker, code: "INSUFFICIENT_STOCK", target: second.id, availableQuantity: 1 },
    { ...blocker, code: "PRODUCT_UNAVAILABLE", target: third.id },
  ];
}

function refuseFirstLine(answer) {
  const [line] = answer.cart.lines;
  line.quantity = 1;
  answer.userErrors = [{ code: "INSUFFICIENT_STOCK", field: ["lines"], message: "", target: line.id, availableQuantity: 1 }];
}

function happened(order, ...types) {
  const { version, at } = order.events.at(-1);
  order.events.push(...types.map((type, index) => ({ version: version + 1 + index, type, at, message: null })));
}

function sent(order) {
  const lines = order.lines.map(({ id, quantity }) => ({ lineId: id, quantity }));
  order.status = order.fulfilmentStatus = "SHIPPED";
  order.availableActions = ["REORDER"];
  const address = "https://www.nzpost.co.nz/tools/tracking?trackid=NZ123456789";
  order.shipments = [{ id: "1", carrier: "NZ Post", trackingNumber: "NZ123456789", trackingUrl: address, lines, sentAt: order.placedAt, deliveredAt: null }];
  happened(order, "SHIPPED");
}

function arrived(order) {
  sent(order);
  order.status = order.fulfilmentStatus = "DELIVERED";
  order.availableActions = ["REQUEST_RETURN", "REORDER"];
  order.shipments[0].deliveredAt = order.placedAt;
  for (const line of order.lines) line.quantityDelivered = line.quantity;
  happened(order, "DELIVERED");
}

function paidBack(order) {
  arrived(order);
  const [line] = order.lines;
  order.paymentStatus = "PARTIALLY_REFUNDED";
  order.availableActions = ["REORDER"];
  line.quantityReturned = line.quantity;
  order.returns = [{ id: "1", status: "RECEIVED", lines: [{ lineId: line.id, quantity: line.quantity }], reason: "It has a crack." }];
  order.refunds = [{ id: "1", status: "CONFIRMED", amount: line.total, reason: "It has a crack.", createdAt: order.placedAt }];
  order.amountRefunded = line.total;
  happened(order, "RETURN_REQUESTED", "RETURN_APPROVED", "RETURN_RECEIVED", "REFUND_REQUESTED", "REFUNDED");
}
