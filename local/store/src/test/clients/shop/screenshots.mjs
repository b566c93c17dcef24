// Takes a picture of every page of a running shop, wide and narrow, light and dark.
//
// node shop/screenshots.mjs /usr/bin/chromium http://127.0.0.1:4000 FOLDER

import { mkdirSync } from "node:fs";
import { launch } from "../chromium.mjs";
import { E_BOOK, GOOD_CARD, MUG, Shopper } from "./shopper.mjs";

const [executablePath, shop, folder] = process.argv.slice(2);
const SIZES = { wide: { width: 1280, height: 800 }, narrow: { width: 390, height: 844 } };

mkdirSync(folder, { recursive: true });
const browser = await launch(executablePath);
for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"]) {
    const context = await browser.newContext({ viewport, colorScheme, reducedMotion: "reduce" });
    await visit(new Shopper(await context.newPage(), shop), `${size}-${colorScheme}`);
    await context.close();
  }
}
await browser.close();
console.log(`the pictures are in ${folder}`);

async function visit(shopper, name) {
  const { page } = shopper;
  let number = 0;
  async function picture(what, fullPage = true) {
    await page.waitForLoadState("networkidle");
    const file = `${folder}/${String(++number).padStart(2, "0")}-${what}-${name}.png`;
    await page.screenshot({ path: file, fullPage });
  }

  await shopper.open("/");
  await page.locator("#product-list li a").first().waitFor();
  await picture("home");
  await shopper.open("/c/Garden");
  await shopper.heading("Garden");
  await picture("category");
  await shopper.open("/?search=nothing-like-it");
  await page.getByText("Nothing here is called").waitFor();
  await picture("search-found-nothing");
  await shopper.open("/p/KIT-1001/stoneware-mug");
  await shopper.heading(MUG);
  await picture("product");
  await shopper.open("/p/OUT-4007/picnic-rug");
  await page.getByText("We no longer sell it").waitFor();
  await picture("product-withdrawn");
  await shopper.open("/cart");
  await page.getByText("It is empty").waitFor();
  await picture("cart-empty");
  await shopper.add(MUG);
  await shopper.add(E_BOOK);
  await shopper.add("Burr Coffee Grinder");
  await shopper.cartLink().click();
  await page.getByRole("dialog").waitFor();
  await picture("cart-drawer", false);
  await shopper.open("/checkout");
  await shopper.heading("How do we reach you?");
  await page.getByLabel("E-mail address").fill("kiri");
  await shopper.press(/^Continue/);
  await picture("checkout-contact-mistake");
  await shopper.giveEmail("kiri@example.nz");
  await shopper.heading("Where shall we send it?");
  await picture("checkout-address");
  await shopper.giveAddress("Kiri Te Wiata");
  await picture("checkout-delivery");
  await shopper.press("Continue to review");
  await shopper.heading("Is everything right?");
  await picture("checkout-review");
  await shopper.goToPayment();
  await picture("payment-page");
  await shopper.open("/cart");
  await page.getByText("You have begun to pay").waitFor();
  await picture("cart-locked");
  await page.goBack();
  await shopper.pay(GOOD_CARD);
  await shopper.noticeSays("is confirmed");
  await picture("home-after-payment");
  await page.getByRole("link", { name: "See your order" }).click();
  await page.getByText("Being packed").first().waitFor();
  await page.getByText("Live", { exact: true }).waitFor();
  await picture("order");
  await shopper.open("/orders/TBS-0000-0000");
  await page.getByText("We cannot show order").waitFor();
  await picture("order-not-shown");
  await shopper.open("/account");
  await shopper.heading("Sign in");
  await picture("sign-in");
  await shopper.open("/account/new");
  await shopper.heading("Make an account");
  await picture("sign-up");
  await shopper.open("/nowhere");
  await page.getByText("There is nothing here").waitFor();
  await picture("not-found");
}
