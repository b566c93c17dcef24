// Takes a picture of every page of a running shop, wide and narrow, light and dark.
//
// node shop/screenshots.mjs /usr/bin/chromium http://127.0.0.1:4000 FOLDER

import { mkdirSync } from "node:fs";
import { launch } from "../chromium.mjs";
import { accountPages, buyingPages, cartPages, cataloguePages, checkoutPages, customerPages, orderPages } from "./pages.mjs";
import { Shopper } from "./shopper.mjs";

const [executablePath, shop, folder] = process.argv.slice(2);
const SIZES = { wide: { width: 1280, height: 800 }, narrow: { width: 390, height: 844 } };

mkdirSync(folder, { recursive: true });
const browser = await launch(executablePath);
for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"]) {
    let number = 0;
    for (const pages of [cataloguePages, buyingPages, accountPages, cartPages, checkoutPages, orderPages, customerPages]) {
      const context = await browser.newContext({ viewport, colorScheme, reducedMotion: "reduce" });
      const page = await context.newPage();
      await pages(new Shopper(page, shop), async (what, { loading = false } = {}) => {
        // A picture of the whole page shows also what nobody has scrolled to.
        await page.evaluate(() => document.querySelectorAll("img").forEach((image) => (image.loading = "eager")));
        if (!loading) await page.waitForLoadState("networkidle");
        const path = `${folder}/${String(++number).padStart(2, "0")}-${what}-${size}-${colorScheme}.png`;
        // What lies over the page is as high as the window.
        await page.screenshot({ path, fullPage: (await page.getByRole("dialog").count()) === 0 });
      });
      await context.close();
    }
  }
}
await browser.close();
console.log(`the pictures are in ${folder}`);
