import assert from "node:assert/strict";
import { packageJsonReader } from "../../../src/readers/package-json.js";
import { itTakesAnything } from "../reading.js";
import { located, readText, rows, scripts } from "./fact-rows.js";

const manifest = `{
  "name": "@acme/chat",
  "packageManager": "pnpm@9.12.3",
  "scripts": {
    "dev": "next dev --turbo",
    "test": "export CI=1 && playwright test"
  },
  "wireit": { "build": { "dependencies": ["lint"] } },
  "dependencies": {
    "@ai-sdk/openai": "3.0.5",
    "next": "^15.0.0",
    "ui": "workspace:*",
    "react": "npm:@preact/compat@17.1.2",
    "tokenizer": "github:acme/tokenizer#8f14e45fceea167a5a36dedd4bea2543d1f2c3b4",
    "zod": "*"
  },
  "devDependencies": { "typescript": "~5.6.3" },
  "optionalDependencies": { "fsevents": "^2" },
  "peerDependencies": { "react-dom": ">=18" },
  "engines": { "node": ">=20" },
  "eslintConfig": { "root": true },
  "jest": {},
  "prettier": "@acme/prettier"
}
`;

describe("package.json reader", () => {
  it("reads dependencies of every section", () => {
    assert.deepEqual(rows(readText(packageJsonReader, "package.json", manifest)), [
      "@ai-sdk/openai 3.0.5 runtime exact <@ai-sdk/openai>",
      "next ^15.0.0 runtime <next>",
      "ui workspace:* runtime exact <ui>",
      "react npm:@preact/compat@17.1.2 runtime exact <react>",
      "tokenizer github:acme/tokenizer#8f14e45fceea167a5a36dedd4bea2543d1f2c3b4 runtime exact <tokenizer>",
      "zod * runtime <zod>",
      "typescript ~5.6.3 dev/devDependencies <typescript>",
      "fsevents ^2 optional/optionalDependencies <fsevents>",
      "react-dom >=18 optional/peerDependencies <react-dom>",
    ]);
  });

  it("reads name, manager, scripts and tools, and no interpreter", () => {
    const found = readText(packageJsonReader, "package.json", manifest);
    assert.equal(found.facts.manager, "pnpm");
    assert.equal(found.facts.python, undefined);
    assert.deepEqual(located(found, found.facts.projectName ? [found.facts.projectName] : []), ["@acme/chat"]);
    assert.deepEqual(scripts(found), [
      "dev: next dev --turbo <next dev --turbo>",
      "test: export CI=1 && playwright test <export CI=1 && playwright test>",
    ]);
    assert.deepEqual(located(found, found.facts.toolSections), ["eslint <eslintConfig>", "jest", "prettier"]);
    assert.deepEqual(found.facts.signs.map(({ value, scope, ecosystem }) => `${ecosystem} ${scope} ${value}`).slice(5, 7), [
      "npm runtime zod",
      "npm dev typescript",
    ]);
  });

  it("takes the versions that are forced for those that are asked for", () => {
    const { facts } = readText(
      packageJsonReader,
      "package.json",
      '{ "dependencies": { "pg": "^8.15.6", "zod": "^3.0.0", "next": "15.1.0" }, "pnpm": { "overrides": { "pg": "8.11.11", "next": "$next" } }, "resolutions": { "**/zod": "3.22.0" } }',
    );
    assert.deepEqual(
      facts.dependencies.map(({ name, specifier }) => `${name} ${specifier}`),
      ["pg 8.11.11", "zod 3.22.0", "next 15.1.0"],
    );
  });

  it("notes broken JSON", () => {
    const { facts } = readText(packageJsonReader, "package.json", '{ "dependencies": { "next": "^15" ');
    assert.equal(facts.notes.length, 1);
    assert.equal(facts.partial, true);
  });

  itTakesAnything(packageJsonReader, "package.json", [manifest]);
});
