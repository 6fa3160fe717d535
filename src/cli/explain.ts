import { areas } from "../rules/areas.js";
import { catalogue, findRule } from "../rules/catalogue.js";
import { rulePage } from "../rules/rule-page.js";
import { exitCode, UsageError } from "./exit-code.js";
import type { Output } from "./output.js";

/** Prints what a rule asks for and why. Gives the exit code. @throws UsageError for an unknown rule. */
export function explain(id: string | undefined, output: Output): number {
  if (id === undefined) throw new UsageError("Say which rule: roadworthy explain <area/practice>. `roadworthy rules` lists them.");
  const rule = findRule(id);
  if (!rule) {
    const near = catalogue.filter((one) => one.id.includes(id) || one.id.endsWith(`/${id.split("/").at(-1)}`)).map((one) => `  ${one.id}`);
    throw new UsageError(
      `There is no rule called "${id}".${near.length > 0 ? ` Did you mean:\n${near.join("\n")}` : " `roadworthy rules` lists them."}`,
    );
  }
  output.out(rulePage(rule));
  return exitCode.clean;
}

/** Prints all rules, by area. Gives the exit code. */
export function listRules(format: "text" | "json", output: Output): number {
  if (format === "json") {
    const list = catalogue.map(({ id, title, area, stage, weight, critical, asks }) => ({
      id,
      title,
      area,
      stage,
      weight,
      critical: critical === true,
      asks,
    }));
    output.out(`${JSON.stringify(list, null, 2)}\n`);
    return exitCode.clean;
  }
  for (const [area, { title, question }] of Object.entries(areas)) {
    output.out(`\n${title}: ${question}\n`);
    for (const rule of catalogue.filter((one) => one.area === area)) {
      output.out(
        `  ${rule.id.padEnd(28)} ${rule.stage.padEnd(11)} ${rule.critical ? "critical" : `weight ${rule.weight}`}  ${rule.title}\n`,
      );
    }
  }
  return exitCode.clean;
}
