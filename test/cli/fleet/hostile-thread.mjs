// What a thread of a fleet may come to: a task's folder says which.
import { openSync } from "node:fs";
import { parentPort } from "node:worker_threads";

const ends = {
  judge: () => parentPort.postMessage({ kind: "judged", content: { digest: "1" }, reports: "[]" }),
  loop: () => {
    for (;;);
  },
  match: () => /^(?:a+)+$/.test(`${"a".repeat(200)}b`),
  wait: () => undefined,
  leave: () => process.exit(7),
  throw: () => {
    throw new TypeError("no such fact");
  },
  eat: () => {
    const kept = [];
    for (;;) kept.push(new Array(100_000).fill({}));
  },
  sink: () => openSync(process.env.ROADWORTHY_TEST_PIPE, "r"),
};

parentPort.on("message", ({ folder }) => ends[folder]());
