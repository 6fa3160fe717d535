import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "mocha";
import { scaffolds } from "../../src/scaffolds/index.js";

const { activationEvents, contributes, main, browser } = JSON.parse(readFileSync("package.json", "utf8"));
const commands: readonly { command: string; title: string; category: string }[] = contributes.commands;

describe("what package.json tells VS Code", () => {
  it("wakes the extension for manifests only", () => {
    assert.deepEqual(activationEvents, [
      "workspaceContains:roadworthy.yaml",
      "workspaceContains:roadworthy.yml",
      "workspaceContains:{*,*/*}/roadworthy.{yaml,yml}",
    ]);
  });

  it("has commands of their own for scaffolds that most projects need; a pick offers all", () => {
    const added = commands.flatMap(({ command }) => /^roadworthy\.add\.(.+)$/.exec(command)?.[1] ?? []);
    assert.ok(added.length >= 5 && added.length <= 12);
    for (const id of added) assert.ok(Object.hasOwn(scaffolds, id), id);
  });

  it("names every command, and shows it in the palette only where it makes sense", () => {
    const shown: readonly { command: string; when: string }[] = contributes.menus.commandPalette;
    assert.deepEqual(shown.map(({ command }) => command).sort(), commands.map(({ command }) => command).sort());
    for (const { title, category } of commands) assert.ok(title.length > 0 && category === "Roadworthy");
    for (const { when } of shown) assert.match(when, /\S/);
  });

  it("uses only its own commands in menus and walkthrough", () => {
    const known = new Set(commands.map(({ command }) => command));
    const menus: Record<string, readonly { command: string }[]> = contributes.menus;
    const links = JSON.stringify(contributes.walkthroughs).matchAll(/\(command:([\w.-]+)\)|"onCommand:([\w.-]+)"/g);
    const used = [
      ...Object.values(menus).flatMap((items) => items.map(({ command }) => command)),
      ...[...links].map(([, linked, completes]) => linked ?? completes ?? ""),
    ];
    assert.deepEqual(
      used.filter((command) => !known.has(command)),
      [],
    );
  });

  it("gives every setting a scope, a default and an explanation, and has few", () => {
    const settings = Object.entries<Record<string, unknown>>(contributes.configuration.properties);
    assert.ok(settings.length <= 15);
    for (const [name, { scope, default: fallback, markdownDescription }] of settings) {
      assert.ok(scope === "resource" || scope === "window", name);
      assert.notEqual(fallback, undefined, name);
      assert.match(String(markdownDescription), /\.$/, name);
    }
  });

  it("points at files that the build makes for each host", () => {
    const build = readFileSync("esbuild.js", "utf8");
    for (const file of [main, browser]) assert.ok(build.includes(`"${file.replace("./", "")}"`), file);
  });
});
