// Runs the programs of docs/storefront-developers.md as they stand there against a running store: buys with the first,
// pays, and watches that order with the second until it has arrived, which what is digital does at once.
//
// node shop/developers.mjs http://127.0.0.1:4000

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const store = process.argv[2];
const CLIENTS = new URL("../", import.meta.url);
const PAGE = new URL("../../../../../docs/storefront-developers.md", CLIENTS);
const PATIENCE = 60_000;

const programs = new Map(
  [...readFileSync(PAGE, "utf8").matchAll(/```js\n\/\/ (\S+)\n(.*?)```/gs)].map(([, name, text]) => [name, text]),
);
// Beside the libraries, so that imports find them.
const folder = mkdtempSync(fileURLToPath(new URL("node_modules/.documented-", CLIENTS)));

/** Runs a program; gives its lines once the condition holds of them, or it has ended. */
async function run(name, environment = {}, enough = () => false) {
  const file = `${folder}/${name}`;
  // Node.js has a WebSocket since version 22; browsers always.
  writeFileSync(file, `import { WebSocket } from "ws";\nglobalThis.WebSocket ??= WebSocket;\n${programs.get(name)}`);
  const program = spawn("node", [file], { env: { ...process.env, ...environment, STORE: store }, stdio: ["ignore", "pipe", "inherit"] });
  const tooLong = setTimeout(() => program.kill(), PATIENCE);
  const lines = [];
  for await (const line of createInterface({ input: program.stdout })) {
    lines.push(line);
    if (enough(lines)) break;
  }
  clearTimeout(tooLong);
  program.kill();
  return lines;
}

/** Fills in the payment page's form, as a browser would. */
async function pay(paymentUrl) {
  const page = await (await fetch(paymentUrl)).text();
  const action = /<form method="post" action="([^"]+)"/.exec(page)[1];
  const fields = { cardNumber: "4242 4242 4242 4242", cardExpiry: "12 / 34", cardCvc: "123", cardName: "Kiri" };
  await fetch(new URL(action, paymentUrl), { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
}

try {
  assert.equal(programs.size, 4);
  const bought = JSON.parse((await run("buy.mjs"))[0]);
  const watched = run("watch-with-amplify.mjs", { NUMBER: bought.number, TOKEN: bought.token }, (lines) => lines.includes("DELIVERED"));
  await pay(bought.paymentUrl);
  assert.ok((await watched).includes("DELIVERED"), "Amplify was not told that the order has arrived");
  assert.ok((await run("read-with-apollo.mjs")).includes("Stoneware Mug 24.90"));
  assert.deepEqual(await run("read-with-urql.mjs"), ["Stoneware Mug"]);
} finally {
  rmSync(folder, { recursive: true });
}
