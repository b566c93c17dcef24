// Watches an order with aws-amplify on a page in headless Chromium and prints each status that the page shows as a line
// of JSON, until its standard input ends.
//
// node watch-in-chromium.mjs /usr/bin/chromium '{"endpoint": …, "apiKey": …, "orderId": …, "token": …}'

import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { openPage } from "./chromium.mjs";

const [executablePath, settings] = process.argv.slice(2);

/** The page with everything that it imports, on a port of its own: to the store, it comes from another site. */
async function serve() {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("page.mjs", import.meta.url))],
    bundle: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  const files = {
    "/": ["text/html; charset=utf-8", '<!doctype html><ol></ol><script type="module" src="page.js"></script>'],
    "/page.js": ["text/javascript; charset=utf-8", outputFiles[0].text],
  };
  const server = createServer((request, response) => {
    const [type, body] = files[request.url] ?? ["text/plain", ""];
    response.writeHead(body ? 200 : 404, { "content-type": type }).end(body);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return `http://127.0.0.1:${server.address().port}/`;
}

const page = await openPage(executablePath);
await page.exposeFunction("onShown", (status) => console.log(status));
await page.addInitScript(`globalThis.settings = ${settings}`);
await page.goto(await serve());
