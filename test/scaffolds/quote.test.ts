import assert from "node:assert/strict";
import fc from "fast-check";
import { parse } from "yaml";
import { shellLine } from "../../src/project/stack/shell-line.js";
import {
  commentText,
  dockerCopy,
  dockerVariable,
  dockerWords,
  pythonString,
  workflowScalar,
  yamlScalar,
  yamlString,
} from "../../src/scaffolds/quote.js";
import { temporaryFolder, writeFile } from "./scaffolded.js";
import { run } from "./validators/run.js";

const nasty = [
  "",
  "a b",
  "it's",
  '"quoted"',
  "#1",
  "a: b",
  "- x",
  "true",
  "null",
  "1e3",
  "0x1f",
  "~",
  "*x",
  "&x",
  "!x",
  "%x",
  "@x",
  "`x`",
  "a\\b",
  "a\nb",
  "tab\there",
  "ré",
  "日本",
  "\u007f",
  "\u0085",
  "\u2028",
  "\ufeff",
  "$HOME",
  "${{ x }}",
  "[x]",
  "{x}",
  ">",
  "|",
  "?",
  "x ",
  " x",
  "a #b",
  "=",
  "<<",
  "😀",
  "\u0000",
];

describe("quoting", function () {
  this.timeout(60_000);

  it("gives YAML that reads back as the same text", () => {
    for (const text of nasty) {
      assert.equal(parse(yamlScalar(text)), text);
      assert.equal(parse(`key: ${yamlString(text)} # comment\n`).key, text);
      assert.equal(parse(`- ${yamlScalar(text)}\n`)[0], text);
    }
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        assert.equal(parse(`key: ${yamlScalar(text)}\n`).key, text);
      }),
      { seed: 7 },
    );
  });

  it("gives a workflow no expression that its author did not write", () => {
    assert.equal(parse(workflowScalar("a ${{ secrets.X }} b")), "a ${{ '${{' }} secrets.X }} b");
    assert.equal(workflowScalar("plain/path-1"), "plain/path-1");
  });

  it("gives Python and shell that read back as the same text", () => {
    const texts = [...nasty, ...fc.sample(fc.string({ unit: "grapheme" }), { seed: 7, numRuns: 200 })];
    const folder = temporaryFolder();
    writeFile(folder, "texts.py", `import json\nprint(json.dumps([\n${texts.map((text) => `    ${pythonString(text)},\n`).join("")}]))\n`);
    assert.deepEqual(JSON.parse(run("/usr/bin/python3", ["texts.py"], { cwd: folder }).text), texts);
    const words = texts.filter((text) => !text.includes("\0"));
    writeFile(folder, "texts.sh", `${shellLine([process.execPath, "-p", "JSON.stringify(process.argv.slice(1))", "--", ...words])}\n`);
    assert.deepEqual(JSON.parse(run("sh", ["texts.sh"], { cwd: folder }).text), words);
  });

  it("gives Python strings the quotes that formatters choose", () => {
    assert.equal(pythonString("it's"), `"it's"`);
    assert.equal(pythonString('say "hi"'), `'say "hi"'`);
    assert.equal(pythonString(`both ' and " and "`), `'both \\' and " and "'`);
    assert.equal(pythonString('back\\slash "x"'), `'back\\\\slash "x"'`);
  });

  it("gives Dockerfile instructions that take paths literally", () => {
    assert.equal(dockerCopy(["app/"], "app/"), "COPY app/ app/");
    assert.equal(dockerCopy(["a.txt", "b.txt"], "./"), "COPY a.txt b.txt ./");
    assert.equal(dockerCopy(["my app/"], "my app/"), 'COPY ["my app/", "my app/"]');
    assert.equal(dockerCopy(["arr[0].txt"], "./"), 'COPY ["arr[[]0].txt", "./"]');
    assert.equal(dockerCopy(["$HOME's/"], "$HOME's/"), String.raw`COPY ["\\$HOME\\'s/", "\\$HOME\\'s/"]`);
    assert.equal(dockerWords(["python", "-c", 'print("x")']), String.raw`["python", "-c", "print(\"x\")"]`);
    assert.equal(dockerVariable("A", "b"), "A=b");
    assert.equal(dockerVariable("A", 'b $c "d"'), String.raw`A="b \$c \"d\""`);
  });

  it("keeps comments on one line", () => {
    assert.equal(commentText("a\nb\u2028c\u0000 "), "a b c");
  });
});
