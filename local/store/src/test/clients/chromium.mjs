// Headless Chromium.

import { chromium } from "playwright-core";

export { chromium };

/** @param more arguments for it */
export function launch(executablePath, more = []) {
  return chromium.launch({
    executablePath,
    // Chromium's sandbox does not work for root.
    chromiumSandbox: process.getuid?.() !== 0,
    args: ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", ...more],
  });
}

/** A page of a browser that ends when this program's standard input does. */
export async function openPage(executablePath) {
  const browser = await launch(executablePath);
  process.stdin.on("end", () => browser.close().finally(() => process.exit())).resume();
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(error));
  page.on("console", (message) => console.error(message.text()));
  return page;
}
