// A storefront of somebody else.

import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** A page with a script and everything that it imports, on a port of its own: to the store, it is another site. */
export async function serve(script) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(script, import.meta.url))],
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
