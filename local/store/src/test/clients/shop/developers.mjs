// Runs the programs of docs/storefront-developers.md as they stand there against a running store: buys with each that
// buys, pays, and hears from each that watches until the order has arrived, which what is digital does at once.
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
// Node.js has a WebSocket since version 22; browsers always.
writeFileSync(`${folder}/websocket.mjs`, `import { WebSocket } from "ws";\nglobalThis.WebSocket ??= WebSocket;\n`);
for (const [name, text] of programs) writeFileSync(`${folder}/${name}`, text);

/** Runs a program; gives its lines once one of them is enough, or it has ended. */
async function run(name, environment = {}, enough = async () => false) {
  const settings = { env: { ...process.env, ...environment, STORE: store }, stdio: ["ignore", "pipe", "inherit"] };
  const program = spawn("node", ["--import", `${folder}/websocket.mjs`, `${folder}/${name}`], settings);
  const tooLong = setTimeout(() => program.kill(), PATIENCE);
  const lines = [];
  for await (const line of createInterface({ input: program.stdout })) {
    lines.push(line);
    if (await enough(line, lines)) break;
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

/**
 * Hears from a program that tells how an order goes on, and pays once it says that it waits for the payment.
 *
 * @param addressOf the payment page, of the first lines that it wrote
 */
async function hear(name, environment, addressOf) {
  const lines = await run(name, environment, async (line, before) => {
    if (line === "PENDING_PAYMENT") await pay(addressOf(before));
    return line === "DELIVERED";
  });
  assert.equal(lines.at(-1), "DELIVERED", `${name} was not told that the order has arrived, but ${lines}`);
}

try {
  assert.deepEqual(
    [...programs.keys()],
    ["buy.mjs", "realtime.mjs", "watch.mjs", "watch-with-amplify.mjs", "buy-with-apollo.mjs", "buy-with-urql.mjs"],
  );
  const bought = JSON.parse((await run("buy.mjs"))[0]);
  const order = { NUMBER: bought.number, TOKEN: bought.token };
  const amplify = run("watch-with-amplify.mjs", order, async (line) => line === "DELIVERED");
  await hear("watch.mjs", order, () => bought.paymentUrl);
  assert.equal((await amplify).at(-1), "DELIVERED", "Amplify was not told that the order has arrived");
  for (const name of ["buy-with-apollo.mjs", "buy-with-urql.mjs"]) await hear(name, {}, ([paymentUrl]) => paymentUrl);
} finally {
  rmSync(folder, { recursive: true });
}
