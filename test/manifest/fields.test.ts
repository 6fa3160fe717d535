import assert from "node:assert/strict";
import { isDate } from "../../src/manifest/fields/date.js";
import { parseDuration } from "../../src/manifest/fields/duration.js";
import { parseMoney } from "../../src/manifest/fields/money.js";
import { isSchedule } from "../../src/manifest/fields/schedule.js";
import { parseThreshold } from "../../src/manifest/fields/threshold.js";

describe("parseDuration", () => {
  const second = 1000;
  const day = 86_400 * second;
  for (const [text, milliseconds] of Object.entries({
    "1500ms": 1500,
    "1.5s": 1500,
    "20 seconds": 20 * second,
    "5m": 300 * second,
    "24h": day,
    "60d": 60 * day,
    "2 weeks": 14 * day,
    "24 months": 720 * day,
    "1y": 365 * day,
  })) {
    it(text, () => assert.deepEqual(parseDuration(text), { text, milliseconds }));
  }
  for (const text of ["", "24", "h", "24 parsecs", "-1h", "1h30m", "1,5h", "24h or so"]) {
    it(`refuses "${text}"`, () => assert.equal(parseDuration(text), undefined));
  }
});

describe("parseThreshold", () => {
  it("reads comparisons, numbers and units", () => {
    assert.deepEqual(parseThreshold(">= 0.85"), { text: ">= 0.85", comparison: ">=", value: 0.85, unit: "" });
    assert.deepEqual(parseThreshold("<=4 min"), { text: "<=4 min", comparison: "<=", value: 4, unit: "min" });
    assert.deepEqual(parseThreshold("≤ 1e-3"), { text: "≤ 1e-3", comparison: "<=", value: 0.001, unit: "" });
    assert.deepEqual(parseThreshold("99.9%"), { text: "99.9%", value: 99.9, unit: "%" });
    assert.deepEqual(parseThreshold("= -2"), { text: "= -2", comparison: "==", value: -2, unit: "" });
    assert.deepEqual(parseThreshold(" > .5 "), { text: "> .5", comparison: ">", value: 0.5, unit: "" });
    assert.deepEqual(parseThreshold("20 requests per second"), { text: "20 requests per second", value: 20, unit: "requests per second" });
  });

  for (const text of ["", "good", ">=", ">= good", "0,85", "0.8 - 0.9", ">> 1", "1 < x < 2", "1.2.3"]) {
    it(`refuses "${text}"`, () => assert.equal(parseThreshold(text), undefined));
  }
});

describe("parseMoney", () => {
  it("reads amounts, currencies and what they are for", () => {
    assert.deepEqual(parseMoney("900 EUR"), { text: "900 EUR", amount: 900, currency: "EUR" });
    assert.deepEqual(parseMoney("$0.05 per request"), { text: "$0.05 per request", amount: 0.05, currency: "$", per: "request" });
    assert.deepEqual(parseMoney("1,200.50 USD/month"), { text: "1,200.50 USD/month", amount: 1200.5, currency: "USD", per: "month" });
    assert.deepEqual(parseMoney("GBP 20000"), { text: "GBP 20000", amount: 20_000, currency: "GBP" });
    assert.deepEqual(parseMoney("12"), { text: "12", amount: 12 });
  });

  for (const text of ["", "EUR", "a lot", "-5 EUR", "5 euros maybe", "1,20,0 EUR"]) {
    it(`refuses "${text}"`, () => assert.equal(parseMoney(text), undefined));
  }
});

describe("isSchedule", () => {
  for (const text of ["0 3 * * *", "*/15 8-18 * * mon-fri", "0 0 1,15 jan,JUL 7", "5/10 * ? * *", "@daily", "weekly", "every 6h"]) {
    it(`takes "${text}"`, () => assert.equal(isSchedule(text), true));
  }
  for (const text of [
    "",
    "0 3 * *",
    "0 3 * * * *",
    "60 * * * *",
    "0 24 * * *",
    "0 0 0 * *",
    "0 0 * 13 *",
    "0 0 * * 8",
    "a b c d e",
    "*/0 * * * *",
    "1-2-3 * * * *",
    "@never",
    "every now and then",
  ]) {
    it(`refuses "${text}"`, () => assert.equal(isSchedule(text), false));
  }
});

describe("isDate", () => {
  it("knows the calendar", () => {
    assert.deepEqual(["2026-09-01", "2024-02-29"].map(isDate), [true, true]);
    assert.deepEqual(["2026-02-29", "2026-13-01", "2026-9-1", "01.09.2026", "2026-09-01T10:00", ""].map(isDate), Array(6).fill(false));
  });
});
