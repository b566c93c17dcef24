// Opens the store's home page in headless Chromium and prints each notice that it shows as a line of JSON; reads the
// page again when a line comes on its standard input, and ends with that.
//
// node home-page.mjs /usr/bin/chromium http://127.0.0.1:…/#order=…&token=…

import { createInterface } from "node:readline";
import { openPage } from "./chromium.mjs";

const [executablePath, address] = process.argv.slice(2);
const page = await openPage(executablePath);

const print = (line) => console.log(JSON.stringify(line));

await page.exposeFunction("onNotice", (notice) => print({ notice }));
await page.addInitScript(() => {
  document.addEventListener("DOMContentLoaded", () => {
    let last = "";
    const tell = () => {
      const words = document.querySelector("#notice-text")?.textContent ?? "";
      if (words && words !== last) globalThis.onNotice(words);
      last = words;
    };
    tell();
    new MutationObserver(tell).observe(document.body, { childList: true, characterData: true, subtree: true });
  });
});

async function look() {
  await page.waitForSelector("main h1");
  // Only the home page has products; a buyer who turned back comes to the cart.
  if (new URL(page.url()).pathname === "/") await page.waitForSelector("#product-list [data-sku]");
  print({ products: await page.locator("#product-list [data-sku]").count(), address: page.url() });
}

await page.goto(address);
await look();
for await (const _ of createInterface({ input: process.stdin })) {
  print({ reloads: true });
  await page.reload();
  await look();
}
