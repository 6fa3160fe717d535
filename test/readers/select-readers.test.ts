import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { readers } from "../../src/readers/index.js";
import { readerSelector } from "../../src/readers/select-readers.js";
import { checkout } from "../upkeep/derived-files.js";

/** As it is meant, one reader after the other. */
function wants(path: string, { names = [], extensions = [], patterns = [] }: (typeof readers)[number]["files"]): boolean {
  const lower = path.toLowerCase();
  const name = lower.slice(lower.lastIndexOf("/") + 1);
  const extension = name.includes(".") ? name.slice(name.lastIndexOf(".") + 1) : "";
  return names.includes(name) || extensions.includes(extension) || patterns.some((pattern) => pattern.test(lower));
}

describe("the choice of readers", () => {
  const select = readerSelector(readers);
  const folders = ["", "src/", ".github/workflows/", "charts/api/templates/", "deploy/k8s/", "tests/", "gx/checkpoints/", "Schemas/data/"];
  const fixtures = readdirSync(`${checkout}test`, { recursive: true }) as string[];
  const names = new Set([
    ...fixtures.map((path) => path.slice(path.lastIndexOf("/") + 1)),
    ...readers.flatMap(({ files }) => [...(files.names ?? []), ...(files.extensions ?? []).map((extension) => `x.${extension}`)]),
    ...["Dockerfile.gpu", "values-prod.yaml", "requirements-dev.txt", ".env.example", "promptfooconfig.red.yaml", "tsconfig.base.json", "x."],
  ]);

  it("gives those that want a path, and no others", () => {
    for (const name of names) {
      for (const folder of folders) {
        const path = folder + name;
        const wanted = readers.filter(({ files }) => wants(path, files)).map((reader) => reader.name);
        assert.deepEqual(select(path).map((reader) => reader.name).sort(), wanted.sort(), path);
      }
    }
  });

  it("is quick: no pattern has alternatives outside a group, which would hide how it ends", () => {
    for (const { name, files } of readers) {
      for (const { source } of files.patterns ?? []) {
        let rest = source;
        for (let shorter = ""; shorter !== rest; ) [shorter, rest] = [rest, rest.replace(/\[[^\]]*\]|\\.|\((?:\?[:=!<]*)?[^()]*\)/g, "")];
        assert.doesNotMatch(rest, /\|/, `${name}: ${source}`);
      }
    }
  });
});
