// Watches an order with aws-amplify on a page in headless Chromium and prints each status that the page shows as a line
// of JSON, until its standard input ends.
//
// node watch-in-chromium.mjs /usr/bin/chromium '{"endpoint": …, "apiKey": …, "orderId": …, "token": …}'

import { openPage } from "./chromium.mjs";
import { serve } from "./site.mjs";

const [executablePath, settings] = process.argv.slice(2);

const page = await openPage(executablePath);
await page.exposeFunction("onShown", (status) => console.log(status));
await page.addInitScript(`globalThis.settings = ${settings}`);
await page.goto(await serve("page.mjs"));
