// Says how many bytes the built site makes a visitor load, compressed, and fails when they are too many.

import { readFileSync, readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";

const SITE = new URL("target/site/", import.meta.url);
const FIRST_LOAD = 40_000;
const ALL = 110_000;

const page = readFileSync(new URL("index.html", SITE), "utf8");
const scripts = readdirSync(new URL("assets/", SITE)).filter((file) => file.endsWith(".js"));
const weight = (file) => gzipSync(readFileSync(new URL(`assets/${file}`, SITE))).length;
const total = (files) => files.map(weight).reduce((one, other) => one + other, 0);

// What the start page names is loaded before anything is shown.
const first = scripts.filter((file) => page.includes(`/assets/${file}`));
const sums = [
  ["scripts of the first load", total(first), FIRST_LOAD],
  ["all scripts", total(scripts), ALL],
];
for (const [what, bytes, limit] of sums) {
  console.log(`storefront: ${what}: ${bytes} bytes compressed, of ${limit}`);
  if (first.length === 0 || bytes > limit) process.exitCode = 1;
}
if (process.exitCode) console.error("storefront: that is too much: load on demand what the first page does not need");
