import assert from "node:assert/strict";
import { test } from "node:test";
import { workingDays } from "../src/ui/days";

test("a range of working days is one number where both ends are the same", () => {
  assert.equal(workingDays({ minDays: 2, maxDays: 4 }), "2–4 working days");
  assert.equal(workingDays({ minDays: 3, maxDays: 3 }), "3 working days");
  assert.equal(workingDays({ minDays: 1, maxDays: 1 }), "1 working day");
});
