import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { mendManifest } from "../../src/manifest/mend-manifest.js";
import { readManifest } from "../../src/manifest/read-manifest.js";
import { applyReplacements } from "../../src/text/edit.js";
import { checkout } from "../upkeep/derived-files.js";

function mend(text: string): string {
  return applyReplacements(text, mendManifest(readManifest("roadworthy.yaml", text)));
}

/** A text with a few characters of its words exchanged, as hasty typing does. */
function mistyped(text: string, at: readonly number[]): string {
  const words = [...text.matchAll(/[a-z_]{4,}/g)];
  if (words.length === 0) return text;
  const edits = new Map(
    at.map((index) => {
      const word = words[index % words.length] ?? words[0];
      const start = (word?.index ?? 0) + 1;
      return [start, { span: { start, end: start + 2 }, text: `${text[start + 1]}${text[start]}` }] as const;
    }),
  );
  return applyReplacements(
    text,
    [...edits.values()].filter(({ span }, index, all) =>
      all.every((other, i) => i === index || other.span.end <= span.start || span.end <= other.span.start),
    ),
  );
}

const manifests = ["examples", "test/rules"].flatMap((folder) =>
  readdirSync(join(checkout, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => /(?:^|[/\\])roadworthy\.ya?ml$/.test(path))
    .map((path) => readFileSync(join(checkout, folder, path), "utf8")),
);

describe("mending a manifest", () => {
  it("mends several problems at once, and also those that show only then", () => {
    assert.equal(
      mend("version: 1\nprojct:\n  name: desk   # kept\n  stage: productoin\n"),
      "version: 1\nproject:\n  name: desk   # kept\n  stage: production\n",
    );
  });

  it("leaves what has no one right answer, and what is right", () => {
    for (const text of ["", "version: 1\nproject: { name: a, stage: xyzzy }\n", "version: 1\nproject: { name: a }\n"])
      assert.equal(mend(text), text);
  });

  it("has nothing left to do the second time, whatever was mistyped", () => {
    assert.ok(manifests.length > 100);
    let changed = 0;
    fc.assert(
      fc.property(fc.constantFrom(...manifests), fc.array(fc.nat(500), { maxLength: 6 }), (manifest, at) => {
        const text = mistyped(manifest, at);
        const once = mend(text);
        if (once !== text) changed++;
        assert.equal(mend(once), once);
      }),
      { numRuns: 300 },
    );
    assert.ok(changed > 20, `only ${changed} texts had something to mend`);
  });
});
