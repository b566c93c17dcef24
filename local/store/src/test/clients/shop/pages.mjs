// Goes past every page of the shop, each in the states that it can have, and lets somebody look at each.

import { E_BOOK, GOOD_CARD, MUG } from "./shopper.mjs";

/**
 * What is bought, from the home page to the order.
 *
 * @param look is told what is to be seen: a name for it
 */
export async function shopPages(shopper, look) {
  const { page } = shopper;
  const pages = {
    home: ["/", "A Field Guide to Coastal Birds"],
    category: ["/c/Garden", "Worm Composter"],
    "search-found-nothing": ["/?search=nothing-like-it", "Nothing here is called"],
    product: ["/p/KIT-1001/stoneware-mug", "More in Kitchen"],
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
  await shopper.open("/checkout?step=contact");
  await shopper.press("Continue to delivery");
  await page.getByText("Your addresses").waitFor();
  await look("checkout-kept-addresses");
  await shopper.press("Send it there");
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
