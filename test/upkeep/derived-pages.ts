import { readFile } from "node:fs/promises";
import { z } from "zod";
import { codeChecks } from "../../src/checks/catalogue.js";
import { diffSchema } from "../../src/formats/diff-schema.js";
import { fleetResultSchema } from "../../src/formats/fleet-result-schema.js";
import { fleetSchema } from "../../src/formats/fleet-schema.js";
import type { Format } from "../../src/formats/format.js";
import { formats } from "../../src/formats/formats.js";
import { historySchema } from "../../src/formats/history-schema.js";
import { manifestPage, type SchemaShape } from "../../src/formats/manifest-page.js";
import { reportSchema } from "../../src/formats/report-schema.js";
import { reportStyle } from "../../src/formats/report-style.js";
import { rulePage } from "../../src/formats/rule-page.js";
import { stackSchema } from "../../src/formats/stack-json.js";
import { policySchema } from "../../src/manifest/policy/policy-schema.js";
import { manifestJsonSchema } from "../../src/manifest/schema.js";
import { placeholders } from "../../src/manifest/templates/read-template.js";
import { describe } from "../../src/project/trait.js";
import { areas } from "../../src/rules/areas.js";
import { catalogue } from "../../src/rules/catalogue.js";
import { scaffolds } from "../../src/scaffolds/index.js";
import { keyOf } from "../../src/scaffolds/question.js";
import { tableCell } from "../../src/text/markdown.js";
import { tools } from "../../src/tools/index.js";
import { checkout } from "./derived-files.js";
import { ruleExample } from "./rule-example.js";

/** The documents and schemas that are printed from the code, as path → text. */
export async function derivedPages(): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>();
  for (const rule of catalogue) pages.set(`docs/rules/${rule.id}.md`, `${rulePage(rule)}${await ruleExample(rule.id)}`);
  pages.set("docs/rules/README.md", `# Rules\n\n${ruleTables()}`);
  pages.set("schemas/roadworthy.schema.json", shipped(manifestJsonSchema()));
  pages.set("schemas/stack.schema.json", `${JSON.stringify(z.toJSONSchema(stackSchema, { target: "draft-7" }), null, 2)}\n`);
  pages.set("schemas/diff.schema.json", `${JSON.stringify(z.toJSONSchema(diffSchema, { target: "draft-7", reused: "ref" }), null, 2)}\n`);
  pages.set("schemas/history.schema.json", `${JSON.stringify(z.toJSONSchema(historySchema, { target: "draft-7" }), null, 2)}\n`);
  pages.set("schemas/report.schema.json", `${JSON.stringify(z.toJSONSchema(reportSchema, { target: "draft-7" }), null, 2)}\n`);
  pages.set("schemas/fleet-result.schema.json", `${JSON.stringify(z.toJSONSchema(fleetResultSchema, { target: "draft-7" }), null, 2)}\n`);
  pages.set("schemas/fleet.schema.json", `${JSON.stringify(z.toJSONSchema(fleetSchema, { target: "draft-7" }), null, 2)}\n`);
  pages.set("schemas/policy.schema.json", shipped(z.toJSONSchema(policySchema, { target: "draft-7" })));
  pages.set("media/report.css", reportStyle);
  pages.set("docs/manifest.md", manifestPage(manifestJsonSchema() as SchemaShape));
  pages.set("docs/tools.md", toolsPage());
  pages.set("docs/checks.md", checksPage());
  pages.set("docs/scaffolds.md", scaffoldsPage());
  const rows = Object.entries(placeholders).map(([name, says]) => `| \`{{roadworthy.${name}}}\` | ${tableCell(says)} |\n`);
  const templates = await readFile(`${checkout}docs/templates.md`, "utf8");
  pages.set("docs/templates.md", between(templates, "placeholders", `| placeholder | what stands there |\n|---|---|\n${rows.join("")}`));
  const readme = await readFile(`${checkout}README.md`, "utf8");
  const formatsPage = await readFile(`${checkout}docs/formats.md`, "utf8");
  pages.set("docs/formats.md", between(formatsPage, "formats", formatTable()));
  pages.set("README.md", between(between(readme, "rules", areaTable()), "settings", await settingsTable()));
  return pages;
}

interface SettingsPage {
  readonly properties: Readonly<Record<string, { readonly default: unknown; readonly markdownDescription: string }>>;
}

async function settingsTable(): Promise<string> {
  const { contributes } = JSON.parse(await readFile(`${checkout}package.json`, "utf8"));
  const texts: Readonly<Record<string, string>> = JSON.parse(await readFile(`${checkout}package.nls.json`, "utf8"));
  const settings = (contributes.configuration as readonly SettingsPage[]).flatMap(({ properties }) => Object.entries(properties));
  const rows = settings.map(([name, { default: value, markdownDescription }]) => {
    const says = texts[markdownDescription.slice(1, -1)] ?? "";
    return `| \`${name}\` | \`${JSON.stringify(value)}\` | ${tableCell(says)} |\n`;
  });
  return `| setting | default | what it does |\n|---|---|---|\n${rows.join("")}`;
}

/** A schema that the extension's package holds: a line to each part, so that changes can be read, and no indentation, which was a quarter of it. */
function shipped(schema: object): string {
  return `${JSON.stringify(schema, null, 2).replace(/^ +/gm, "")}\n`;
}

function formatTable(): string {
  const rows = Object.entries<Format>(formats).map(
    ([name, { title, file }]) => `| \`${name}\` | ${tableCell(title)} | ${file ? `\`${file}\`` : ""} |`,
  );
  return `| name | what it is | usual file |\n|---|---|---|\n${rows.join("\n")}\n`;
}

function scaffoldsPage(): string {
  const rows = Object.entries(scaffolds).map(([id, { title, description, raises, questions = [] }]) => {
    const rules = raises.map((rule) => `[${rule}](rules/${rule}.md)`).join(", ");
    const asks = questions.map((question) => `\`${keyOf(question)}\``).join(", ");
    return `| \`${id}\` | ${tableCell(title)} | ${tableCell(description)} | ${rules} | ${asks} |`;
  });
  const intro =
    "What Roadworthy can write, filled in from what a project shows: `roadworthy add <name>` on the command line (`--dry-run` prints a diff), *Add Missing Practices…* and the quick fixes of findings in the editor. `roadworthy prepare`, and *Make Production-Ready…*, write all that a stage lacks as one set. A scaffold asks at most two things, and what nobody answers is inferred: the editor asks what nothing in the project shows, the command line takes answers as `--set ci.system=gitlab-ci`; `prepare` keeps them in the manifest. A team's own texts come from its [templates](templates.md). Nothing that exists is overwritten: a pipeline of GitHub, GitLab or Azure that proves changes gets the jobs that it lacks, a Compose file its services, a Kustomization the new manifests beside it, the pipeline of GitLab the new files of jobs, and every other byte stays; a file that cannot be added to is left alone, with the reason. What only people know is marked `TODO` and earns nothing until it is filled in. Each is tried on bare projects of several kinds, and what it writes is held against the real tool that it is for, which also has to find a mistake in a broken copy.";
  const limits =
    "Where that tool is not to be had for the tests, something stands in for it. Dockerfiles are judged by dockerfile-utils and dockerlint, not by hadolint, and the images of Python are built and run by Buildah on a base that only plays the installers. Kubernetes manifests are judged by the API's own schemas and types in kubernetes-models, not by kubeconform or a cluster. Configurations of the OpenTelemetry Collector, routes of the Gateway API, Kustomizations and notebooks are held against checks of our own, which know their shape and what they name. Evidently, Pandera, Great Expectations and tracing SDKs are played by stand-ins with the calls that their documentation gives.";
  return `# Scaffolds\n\n${intro}\n\n${limits}\n\n| name | title | writes | raises | asks |\n|---|---|---|---|---|\n${rows.join("\n")}\n`;
}

function checksPage(): string {
  const rows = codeChecks.map(
    ({ id, rule, flags, silent, languages, offByDefault }) =>
      `| [${id}](rules/${rule}.md) | ${tableCell(flags)} | ${tableCell(silent)} | ${languages.join(", ")} | ${offByDefault ? "off" : "on"} |`,
  );
  const intro = `What is looked for in code, by the rule whose finding it is. A check is silenced like its rule: by a comment (\`# roadworthy: ignore[<rule or check>] -- reason\`), by \`waivers\`, or by \`checks.severity\`, which also turns on what is off by default. How often each was right on real repositories stands in [accuracy.md](accuracy.md).`;
  return `# Checks of code\n\n${intro}\n\n| check | flags | left alone | languages | by default |\n|---|---|---|---|---|\n${rows.join("\n")}\n`;
}

function ruleTables(): string {
  const sections = Object.entries(areas).map(([area, { title, question }]) => {
    const rows = rulesOf(area).map(
      (rule) =>
        `| [${rule.id}](${rule.id}.md) | ${rule.title}${rule.offByDefault ? " (off by default)" : ""} | ${describe(rule.applies)} | ${rule.stage} | ${rule.critical ? "critical" : rule.weight} |`,
    );
    return `## ${title}\n\n${question}\n\n| rule | good looks like | applies | from stage | weight |\n|---|---|---|---|---|\n${rows.join("\n")}\n`;
  });
  return sections.join("\n");
}

function areaTable(): string {
  const rows = Object.entries(areas).map(([area, { title, question }]) => {
    const heading = title
      .toLowerCase()
      .replace(/[^\w -]/g, "")
      .replaceAll(" ", "-");
    return `| [${title}](docs/rules/README.md#${heading}) | ${tableCell(question)} | ${rulesOf(area).length} |`;
  });
  return `| area | asks | rules |\n|---|---|---|\n${rows.join("\n")}\n`;
}

function rulesOf(area: string) {
  return catalogue.filter((rule) => rule.area === area);
}

/** The text with what stands between two markers replaced. @throws Error when the markers are not there. */
function between(text: string, name: string, replacement: string): string {
  const start = `<!-- begin ${name} (written by \`npm run upkeep\`) -->`;
  const end = `<!-- end ${name} -->`;
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from === -1 || to === -1) throw new Error(`The page lacks the markers of ${name}.`);
  return `${text.slice(0, from + start.length)}\n${replacement}${text.slice(to)}`;
}

function toolsPage(): string {
  const capabilities = [...new Set(tools.flatMap((tool) => tool.capabilities))].sort();
  const parts = capabilities.map((capability) => {
    const names = tools
      .filter((tool) => tool.capabilities.includes(capability))
      .map(({ id, name, home }) => `[${name}](${home}) \`${id}\``);
    return `## ${capability}\n\n${names.sort().join(" · ")}\n`;
  });
  return `# Tools by capability\n\nRules ask for a capability, never for a product. These ${tools.length} are recognised from dependencies, imports, calls, configuration, images, CI steps and addresses; the name in \`code\` is the one that the manifest takes. Another name is accepted as a claim.\n\n${parts.join("\n")}`;
}
