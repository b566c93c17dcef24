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
    const text = document.querySelector("#notice-text");
    const tell = () => text.textContent && globalThis.onNotice(text.textContent);
    tell();
    new MutationObserver(tell).observe(text, { childList: true, characterData: true, subtree: true });
  });
});

async function look() {
  await page.waitForSelector("#product-list .product");
  print({ products: await page.locator("#product-list .product").count(), address: page.url() });
}

await page.goto(address);
await look();
for await (const _ of createInterface({ input: process.stdin })) {
  print({ reloads: true });
  await page.reload();
  await look();
}
