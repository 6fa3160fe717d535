import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { packageVsix } from "../editor/package-vsix.js";

/** What a download may weigh, in bytes: 1 MiB. */
const mostPacked = 1_048_576;

describe("the extension's package", function () {
  this.timeout(300_000);

  it("holds what the extension loads or links to, and nothing else", async () => {
    const bytes = readFileSync(await packageVsix());
    assert(bytes.length <= mostPacked, `${bytes.length} bytes`);
    const files = unzipSync(bytes);
    const names = Object.keys(files);
    const allowed = [
      /^\[Content_Types\]\.xml$/,
      /^extension\.vsixmanifest$/,
      /^extension\/(?:package(?:\.nls(?:\.[\w-]+)?)?\.json|readme\.md|changelog\.md|LICENSE\.txt)$/,
      /^extension\/dist\/(?:extension|browser)\.cjs$/,
      /^extension\/(?:docs|media|schemas|l10n|skills)\/.+/,
    ];
    assert.deepEqual(
      names.filter((name) => !allowed.some((one) => one.test(name))),
      [],
    );
    const text = (name: string) => new TextDecoder().decode(files[name]);
    for (const name of names.filter((one) => one.endsWith(".cjs"))) assert.doesNotMatch(text(name), /sourceMappingURL/, name);
    // What the manifest points at is there.
    const named = [...text("extension/package.json").matchAll(/"(?:\.\/)?((?:dist|media|schemas|l10n|skills)\/[^"]+)"/g)].map(
      ([, path]) => path ?? "",
    );
    for (const path of named.filter((one) => one !== "dist/cli.js")) assert(names.includes(`extension/${path}`), path);
    assert(named.length > 5);
  });
});
