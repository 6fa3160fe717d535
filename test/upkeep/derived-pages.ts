import { readFile } from "node:fs/promises";
import { z } from "zod";
import { reportSchema } from "../../src/formats/report-schema.js";
import { manifestJsonSchema } from "../../src/manifest/schema.js";
import { describe } from "../../src/project/trait.js";
import { areas } from "../../src/rules/areas.js";
import { catalogue } from "../../src/rules/catalogue.js";
import { rulePage } from "../../src/rules/rule-page.js";
import { checkout } from "./derived-files.js";

/** The documents and schemas that are printed from the code, as path → text. */
export async function derivedPages(): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>();
  for (const rule of catalogue) pages.set(`docs/rules/${rule.id}.md`, rulePage(rule));
  pages.set("docs/rules/README.md", `# Rules\n\n${ruleTable("")}`);
  pages.set("schemas/roadworthy.schema.json", `${JSON.stringify(manifestJsonSchema(), null, 2)}\n`);
  pages.set("schemas/report.schema.json", `${JSON.stringify(z.toJSONSchema(reportSchema, { target: "draft-7" }), null, 2)}\n`);
  const readme = await readFile(`${checkout}README.md`, "utf8");
  pages.set("README.md", between(readme, "rules", ruleTable("docs/rules/")));
  return pages;
}

function ruleTable(folder: string): string {
  const sections = Object.entries(areas).map(([area, { title, question }]) => {
    const rows = catalogue
      .filter((rule) => rule.area === area)
      .map(
        (rule) =>
          `| [${rule.id}](${folder}${rule.id}.md) | ${rule.title} | ${describe(rule.applies)} | ${rule.stage} | ${rule.critical ? "critical" : rule.weight} |`,
      );
    return `**${title}**: ${question}\n\n| rule | good looks like | applies | from stage | weight |\n|---|---|---|---|---|\n${rows.join("\n")}\n`;
  });
  return sections.join("\n");
}

/** The text with what stands between two markers replaced. @throws Error when the markers are not there. */
function between(text: string, name: string, replacement: string): string {
  const start = `<!-- begin ${name} (written by \`npm run upkeep\`) -->`;
  const end = `<!-- end ${name} -->`;
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from === -1 || to === -1) throw new Error(`README.md lacks the markers of ${name}.`);
  return `${text.slice(0, from + start.length)}\n${replacement}${text.slice(to)}`;
}
