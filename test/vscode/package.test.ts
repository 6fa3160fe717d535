import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "mocha";
import { agentTools } from "../../src/agent-tools/agent-tools.js";
import { inputSchema } from "../../src/agent-tools/input-schema.js";
import { Session } from "../../src/engine/index.js";
import { formats } from "../../src/formats/formats.js";
import { pathsIn } from "../../src/formats/report-input.js";
import { scaffolds } from "../../src/scaffolds/index.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";

const english: Record<string, string> = JSON.parse(readFileSync("package.nls.json", "utf8"));
const { activationEvents, contributes, main, browser } = JSON.parse(readFileSync("package.json", "utf8"), (_, value: unknown) =>
  typeof value === "string" ? value.replace(/^%(.+)%$/, (_, key: string) => english[key] ?? "") : value,
);
const commands: readonly { command: string; title: string; category: string }[] = contributes.commands;

describe("what package.json tells VS Code", () => {
  it("wakes the extension for manifests only, and for a report that was open", () => {
    assert.deepEqual(activationEvents, [
      "workspaceContains:roadworthy.yaml",
      "workspaceContains:roadworthy.yml",
      "workspaceContains:{*,*/*}/roadworthy.{yaml,yml}",
      "onWebviewPanel:roadworthy.report",
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
    const menus: Record<string, readonly { command?: string; submenu?: string }[]> = contributes.menus;
    const texts = JSON.stringify([contributes.walkthroughs, contributes.viewsWelcome]);
    const links = texts.matchAll(/\(command:([\w.-]+)[?)]|"onCommand:([\w.-]+)"/g);
    const used = [
      ...Object.values(menus).flatMap((items) => items.flatMap(({ command }) => command ?? [])),
      ...[...links].map(([, linked, completes]) => linked ?? completes ?? ""),
    ];
    assert.deepEqual(
      used.filter((command) => command.startsWith("roadworthy.") && !known.has(command)),
      [],
    );
    const submenus = new Set((contributes.submenus as readonly { id: string }[]).map(({ id }) => id));
    for (const { submenu } of Object.values(menus).flat()) if (submenu) assert.ok(submenus.has(submenu) && menus[submenu], submenu);
  });

  it("gives every setting a scope, a default and an explanation, and has few", () => {
    const pages: readonly { title: string; properties: Record<string, Record<string, unknown>> }[] = contributes.configuration;
    const settings = pages.flatMap(({ properties }) => Object.entries(properties));
    assert.ok(settings.length <= 15 && pages.every(({ title }) => title));
    const orders = settings.map(([, { order }]) => order);
    assert.deepEqual(
      orders,
      orders.map((_, index) => index + 1),
    );
    for (const [name, { scope, default: fallback, markdownDescription }] of settings) {
      // A workspace must not name a program that is run.
      assert.ok(name.endsWith(".program") ? scope === "machine" : scope === "resource" || scope === "window", name);
      assert.notEqual(fallback, undefined, name);
      assert.match(String(markdownDescription), /\.$/, name);
    }
  });

  it("gives language models the tools of the core, with their very texts and schemas", () => {
    const given: readonly Record<string, unknown>[] = contributes.languageModelTools;
    assert.deepEqual(
      given.map(({ inputSchema, modelDescription, name }) => ({ name, modelDescription, inputSchema })),
      agentTools.map((tool) => ({ name: tool.name, modelDescription: tool.description, inputSchema: inputSchema(tool) })),
    );
    assert.ok(given.every(({ when }) => when === "roadworthy.hasManifest"));
  });

  it("offers a server of tools only where the user has named its program, which the package does not hold", () => {
    assert.deepEqual(contributes.mcpServerDefinitionProviders, [
      { id: "roadworthy", label: "Roadworthy", when: "config.roadworthy.mcp.program" },
    ]);
    assert.match(readFileSync("src/vscode/mcp-servers.ts", "utf8"), /registerMcpServerDefinitionProvider\("roadworthy"/);
  });

  it("teaches agents by a skill that names the tools as they are called, and no other", () => {
    const [{ path, when }] = contributes.chatSkills;
    assert.equal(when, "roadworthy.hasManifest");
    const text = readFileSync(path, "utf8");
    const { description = "", name } = /^---\nname: (?<name>.+)\ndescription: (?<description>.+)\n---\n/.exec(text)?.groups ?? {};
    assert.equal(path, `./skills/${name}/SKILL.md`);
    assert.ok(description.length > 100 && description.length <= 1024);
    const named = new Set([...text.matchAll(/`(\w+_readiness_\w+)`/g)].map(([, tool]) => tool));
    assert.deepEqual([...named].sort(), agentTools.map(({ name }) => name).sort());
  });

  it("has a problem matcher that reads what the command line prints", async () => {
    const session = new Session(
      literalFileSystem({
        "roadworthy.yaml": "version: 1\nproject: { name: churn, kind: [classic-ml, online-service] }\n",
        "app [1]/a: b.py": "import openai\nopenai.OpenAI(api_key='sk-proj-0123456789abcdefghijklmnop')\n",
      }),
    );
    await session.refresh();
    const report = session.report("", "2026-01-31");
    const texts = await session.texts(pathsIn(report));
    const lines = formats.line
      .render([{ report, actions: [], texts, notes: [], folderName: "churn", version: "" }])
      .trim()
      .split("\n");
    const [pattern] = contributes.problemPatterns;
    const read = lines.map((line) => new RegExp(pattern.regexp).exec(line));
    assert.ok(lines.length > 10);
    assert.deepEqual(
      read.map((match) => [match?.[pattern.file], match?.[pattern.severity], match?.[pattern.code]]),
      report.findings.map(({ at, rule, severity }) => [at?.path, severity, rule]),
    );
    assert.ok(read.some((match) => match?.[pattern.file] === "app [1]/a: b.py"));
    assert.deepEqual(contributes.problemMatchers[0].pattern, `$${pattern.name}`);
  });

  it("points at files that the build makes for each host", () => {
    const build = readFileSync("esbuild.js", "utf8");
    for (const file of [main, browser]) assert.ok(build.includes(`"${file.replace("./", "")}"`), file);
  });
});
