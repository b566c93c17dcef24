import assert from "node:assert/strict";
import { test } from "node:test";
import { toTheBuyer } from "../src/order/words";

test("a buyer reads of themselves as you", () => {
  assert.equal(toTheBuyer("The buyer cancelled it."), "You cancelled it.");
  assert.equal(toTheBuyer("The buyer's bank took the payment back."), "Your bank took the payment back.");
  assert.equal(toTheBuyer("The store cancelled it."), "The store cancelled it.");
});
