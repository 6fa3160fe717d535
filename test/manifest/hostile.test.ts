import assert from "node:assert/strict";
import fc from "fast-check";
import { setValue } from "../../src/manifest/edit-manifest.js";
import { readManifest } from "../../src/manifest/read-manifest.js";

const head = "version: 1\nproject: desk\n";

function read(text: string) {
  const manifest = readManifest("roadworthy.yaml", text);
  for (const { span, message, suggestion } of manifest.problems) {
    for (const { start, end } of suggestion ? [span, suggestion.span] : [span]) {
      assert(0 <= start && start <= end && end <= text.length, `${message} at ${start}-${end} of ${text.length}`);
    }
    assert.doesNotMatch(text.slice(span.start, span.end), /\n/, message);
  }
  assert(manifest.problems.length <= 100);
  return manifest;
}

function codes(text: string): string[] {
  return [...new Set(read(text).problems.map(({ code }) => code))];
}

describe("a hostile manifest", () => {
  it("of five megabytes gives one problem and nothing else", () => {
    const { problems, value, root } = read(`${head}# ${"x".repeat(5_000_000)}\n`);
    assert.deepEqual(
      problems.map(({ code, span }) => [code, span]),
      [["too-large", { start: 0, end: 0 }]],
    );
    assert.deepEqual([value, root], [{ version: 1, project: { name: "" } }, undefined]);
  });

  it("of aliases that double and double again is cut short", () => {
    const letters = "abcdefghij";
    const bomb = [...letters].map(
      (letter, index) =>
        `${letter}: &${letter} [${Array(10)
          .fill(index === 0 ? "x" : `*${letters[index - 1]}`)
          .join(", ")}]`,
    );
    const { value, problems } = read(`${head}${bomb.join("\n")}\n`);
    assert.equal(value.project.name, "desk");
    assert(problems.some(({ code, message }) => code === "alias-limit" && /beyond measure/.test(message)));
  });

  it("with an alias inside its own anchor is read", () => {
    assert.equal(read(`${head}team: &a { owners: [*a, bob] }\n`).value.team?.owners?.[0], "bob");
  });

  it("nested a million deep is refused", () => {
    for (const text of ["[".repeat(1_000_000), "{a: ".repeat(250_000), "- ".repeat(500_000), "a: ".repeat(300_000), "? ".repeat(500_000)]) {
      assert.deepEqual(codes(text), ["too-large"]);
    }
  });

  it("nested deeper than anyone would is read to a limit", () => {
    const { value, problems } = read(`${head}team: ${"[".repeat(80)}${"]".repeat(80)}\n`);
    assert(problems.some(({ code }) => code === "too-large"));
    assert.equal(value.project.name, "desk");
  });

  it("cannot reach a prototype", () => {
    const { value, get } = read(
      `${head}__proto__: { polluted: 1 }\nconstructor: { prototype: { polluted: 1 } }\ncommands: { __proto__: x, toString: y }\n`,
    );
    assert.equal(Reflect.get({}, "polluted"), undefined);
    assert.deepEqual(value.commands, { toString: "y" });
    assert.equal(Object.getPrototypeOf(value.commands), Object.prototype);
    assert.deepEqual(get("constructor", "prototype"), { polluted: 1 });
    assert.equal(read(head).get("constructor"), undefined);
    assert.equal(read(head).has("toString"), false);
  });

  it("of nothing but keys, items, quotes or brackets is read or refused", () => {
    const many = (piece: (index: number) => string, times: number) => Array.from({ length: times }, (_, index) => piece(index)).join("");
    for (const text of [
      many((index) => `k${index}: 1\n`, 20_000),
      many(() => "a\n", 50_000),
      many(() => "- a\n", 50_000),
      many(() => "---\n", 50_000),
      many(() => "<<<<<<< a\nx: 1\n=======\ny: 1\n>>>>>>> b\n", 2_000),
      many(() => '"', 20_000),
      many(() => "*a ", 20_000),
      many(() => "%A\n", 20_000),
      many(() => "\t", 50_000),
      many(() => "\uFEFF", 50_000),
      `${head}data:\n  sources:\n${many(() => "    - { name: a, foo: 1, pii: maybe }\n", 5_000)}`,
      `${head}team:\n${many((index) => `  k${index}: 1\n`, 10_000)}`,
      `${head}team: "${"\\x".repeat(20_000)}"\n`,
      `${head}models: [{ name: a, timeout: "${" ".repeat(50_000)}x", budget: "1${" 000".repeat(20_000)}!" }]\n`,
    ]) {
      assert(read(text).problems.length > 0);
    }
  });

  it("with a key over several lines has problems on one", () => {
    assert(codes("{project:'\n__proto__}").includes("missing-key"));
    assert(codes("version: 1\nproject: { ? 'na\n  me' : x }\n").length > 0);
  });

  it("with a value left of its key is edited or left alone", () => {
    setValue(read("{*a\n<<: *a"), ["evals", 0, "name"], "quality");
    setValue(read("version: 1\n    project:\n  name: x\n"), ["project", "owner"], "me");
  });

  it("of any text is read, and edited or left alone", () => {
    const pieces = fc.constantFrom(
      ..."\n,  ,\t,: ,- ,[,],{,},\",',#,&a,*a,|,>,?,!x,<<: *a,---,...,%YAML 1.1,\r\n,\uFEFF,\0,é,😀,version: 1,project:,name,evals:,monitoring,TODO,null,~,1.5,__proto__,=======,<<<<<<< a".split(
        ",",
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 9, arbitrary: pieces }, fc.string({ maxLength: 5 })), { maxLength: 40 }), (parts) => {
        const manifest = read(parts.join(""));
        const { start, end } = manifest.keySpan("evals", 0, "name");
        assert(0 <= start && start <= end && end <= manifest.text.length);
        manifest.valueSpan("project", "name");
        setValue(manifest, ["monitoring", "alerts", "rules"], "alerts.yml", "why");
        setValue(manifest, ["evals", 0, "name"], "quality");
      }),
      { numRuns: 1000 },
    );
  });
});
