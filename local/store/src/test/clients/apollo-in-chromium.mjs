// Reads products with Apollo Client, its client headers and those of tracing tools, on a page of another site in
// headless Chromium. Prints what the page shows as a line of JSON, until its standard input ends.
//
// node apollo-in-chromium.mjs /usr/bin/chromium '{"endpoint": …, "apiKey": …}'

import { openPage } from "./chromium.mjs";
import { serve } from "./site.mjs";

const [executablePath, settings] = process.argv.slice(2);
const page = await openPage(executablePath);
await page.exposeFunction("onShown", (line) => console.log(line));
await page.addInitScript(`globalThis.settings = ${settings}`);
await page.goto(await serve("apollo-page.mjs"));
