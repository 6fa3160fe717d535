import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import type { SyntaxNode } from "@lezer/common";
import { parser } from "@lezer/javascript";
import { describe, it } from "mocha";
import { evidenceLevels } from "../../src/project/evidence.js";
import { mlTestMeanings } from "../../src/report/ml-test-score.js";
import { nothingFound } from "../../src/report/nothing-to-judge.js";
import { readinessLevels } from "../../src/report/score.js";
import { areas } from "../../src/rules/areas.js";

const typescript = parser.configure({ dialect: "ts" });
const languages = ["de"];

function json<Shape>(path: string): Shape {
  return JSON.parse(readFileSync(path, "utf8"));
}

interface Call {
  readonly file: string;
  /** The name that is called: `t` of `vscode.l10n.t(…)`. */
  readonly name: string;
  readonly callee: string;
  readonly first: SyntaxNode | null;
  readonly text: string;
}

/** Those that have texts for the editor: its own, and what it shares with pages that are read elsewhere. */
const sources = [
  ...readdirSync("src/vscode", { recursive: true, encoding: "utf8" }).flatMap((name) =>
    name.endsWith(".ts") ? [`src/vscode/${name}`] : [],
  ),
  "src/formats/report-body.ts",
  "src/report/outcome-word.ts",
].map((file) => ({ file, text: readFileSync(file, "utf8") }));

/** Texts that stand in tables, by the expressions that take one from there. */
const tables: readonly (readonly [expression: RegExp, texts: readonly string[]])[] = [
  [/^areas\[area\]\.title$/, Object.values(areas).map(({ title }) => title)],
  [/^areas\[area\]\.question$/, Object.values(areas).map(({ question }) => question)],
  [/(?:^|\.)score\.level$/, readinessLevels.map(({ name }) => name)],
  [/^(?:(?:outcome\.)?level|(?:rule\.)?asks)$/, evidenceLevels],
  [/^means$/, mlTestMeanings],
  [/^nothing$/, [nothingFound]],
];

/** Every node of a kind, with its text. */
function nodesOf(kind: string): readonly { readonly file: string; readonly text: string; readonly node: SyntaxNode }[] {
  return sources.flatMap(({ file, text }) => {
    const found: { file: string; text: string; node: SyntaxNode }[] = [];
    typescript.parse(text).iterate({
      enter: ({ name, node }) => {
        if (name === kind) found.push({ file, text, node });
      },
    });
    return found;
  });
}

const calls: readonly Call[] = nodesOf("CallExpression").map(({ file, node, text }) => {
  const callee = text.slice(node.firstChild?.from, node.firstChild?.to);
  return {
    file,
    text,
    callee,
    name: callee.slice(callee.lastIndexOf(".") + 1),
    first: node.getChild("ArgList")?.firstChild?.nextSibling ?? null,
  };
});

/** The texts that are passed to `l10n.t`. */
const used = calls
  .filter(({ callee }) => callee.endsWith("l10n.t"))
  .flatMap(({ file, first, text }) => {
    const said = text.slice(first?.from, first?.to);
    const table = tables.find(([expression]) => expression.test(said));
    if (table) return table[1];
    assert.equal(
      first?.name,
      "String",
      `${file}: l10n.t takes a literal text, or one of a known table, or translators never see it: ${said}`,
    );
    return JSON.parse(said) as string;
  });

const blanks = (text: string) => [...text.matchAll(/\{\d+\}/g)].map(([blank]) => blank).sort();
const commandLinks = (text: string) => [...text.matchAll(/\(command:([^)]+)\)/g)].map(([, link]) => link);

describe("the languages of the editor's surfaces", () => {
  const english = json<Record<string, string>>("package.nls.json");

  for (const language of languages) {
    it(`has every text of package.json in ${language}, with the same links`, () => {
      const translated = json<Record<string, string>>(`package.nls.${language}.json`);
      assert.deepEqual(Object.keys(translated), Object.keys(english));
      for (const [key, text] of Object.entries(translated)) {
        assert.ok(text.trim().length > 0, key);
        assert.deepEqual(commandLinks(text), commandLinks(english[key] ?? ""), key);
      }
    });

    it(`has every text of the code in ${language}, with the same blanks, and no other`, () => {
      const bundle = json<Record<string, string>>(`l10n/bundle.l10n.${language}.json`);
      assert.ok(used.length > 80);
      assert.deepEqual(Object.keys(bundle).sort(), [...new Set(used)].sort());
      for (const [text, translated] of Object.entries(bundle)) assert.deepEqual(blanks(translated), blanks(text), text);
    });
  }

  it("uses in package.json every key that is there, and no other", () => {
    const keys = [...readFileSync("package.json", "utf8").matchAll(/"%([\w.-]+)%"/g)].map(([, key]) => key ?? "");
    assert.deepEqual([...new Set(keys)].sort(), Object.keys(english).sort());
  });

  it("leaves no text for people in package.json", () => {
    const forPeople = new Set([
      "title",
      "label",
      "name",
      "contents",
      "description",
      "markdownDescription",
      "displayName",
      "userDescription",
      "altText",
    ]);
    const left: string[] = [];
    const visit = (value: unknown, path: string) => {
      if (typeof value !== "object" || value === null) return;
      for (const [key, child] of Object.entries(value)) {
        const at = `${path}.${key}`;
        const isText = forPeople.has(key) || /markdownEnumDescriptions|enumItemLabels/.test(path);
        // Names of the product, of patterns and of tools are the same in every language; schemas of tools are read by models.
        const isName = child === "Roadworthy" || /languageModelTools\.\d+\.(?:name|inputSchema)|problem(?:Patterns|Matchers)/.test(at);
        if (typeof child === "string" && isText && !isName && !/^%.+%$/.test(child)) left.push(`${at}: ${child}`);
        else if (!isName) visit(child, at);
      }
    };
    visit(json<{ contributes: unknown }>("package.json").contributes, "contributes");
    assert.deepEqual(left, []);
  });

  it("leaves no text for people in the code: none goes as a literal to what shows texts", () => {
    const shows = /^(?:show(?:Information|Warning|Error)Message|showQuickPick|showInputBox|setStatusBarMessage|createWebviewPanel)$/;
    const messages = calls.filter(({ first, name }) => shows.test(name) && (first?.name === "String" || first?.name === "TemplateString"));
    const bare = messages.filter(({ callee, first, name, text }) => name !== "createWebviewPanel" || !callee || !first || !text);
    const fields = /^(?:title|label|placeHolder|prompt|detail|description|tooltip|name|text|heading)$/;
    const properties = nodesOf("Property").flatMap(({ file, node, text }) => {
      const key = node.getChild("PropertyDefinition");
      const value = node.lastChild;
      const literal = value && text.slice(value.from, value.to);
      // A text with a space or a capital is one for people; others are names, ids and empty ones.
      const isForPeople = value?.name === "String" && /^"(?=.*[A-Z ])(?!Roadworthy"|\$\()[^"]+"$/.test(literal ?? "");
      return key && fields.test(text.slice(key.from, key.to)) && isForPeople ? [`${file}: ${literal}`] : [];
    });
    assert.deepEqual([...bare.map(({ callee, file }) => `${file}: ${callee}`), ...properties], []);
  });

  it("leaves no words for people between values in the code, nor takes any from a table without its translation", () => {
    // Ids of nodes, what is written into files, a page's policy and the log are not.
    const isForOthers = /^`(?:\$\{(?:id|parent)\} |\$\{indent\}|roadworthy[:.]|default-src )/;
    const takesOthers = /(?:log\.\w+|inBackground|html|throw new Error)\(?[^`]*$/;
    const templates = nodesOf("TemplateString").flatMap(({ file, node, text }) => {
      const line = text.slice(text.lastIndexOf("\n", node.from) + 1, node.from);
      const said = text.slice(node.from, node.to);
      const values = node.getChildren("Interpolation");
      const starts = [node.from, ...values.map(({ to }) => to)];
      const words = starts.map((start, index) => text.slice(start, values[index]?.from ?? node.to)).join("{}");
      return / [a-z]{2,}(?![\w=(])/.test(words) && !isForOthers.test(said) && !takesOthers.test(line) ? [`${file}: ${said}`] : [];
    });
    const fromTables = nodesOf("MemberExpression").flatMap(({ file, node, text }) => {
      const said = text.slice(node.from, node.to);
      const isTranslated = /l10n\.t\($/.test(text.slice(0, node.from));
      return /^areas\[\w+\]\.(?:title|question)$/.test(said) && !isTranslated ? [`${file}: ${said}`] : [];
    });
    assert.deepEqual([...templates, ...fromTables], []);
  });
});
