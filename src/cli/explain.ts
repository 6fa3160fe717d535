import { basename } from "node:path";
import { placeLabel } from "../formats/place-label.js";
import { PlaceTable } from "../formats/report-input.js";
import { rulePage } from "../formats/rule-page.js";
import { makeStyle } from "../formats/style.js";
import { projectName } from "../formats/to-report-json.js";
import { type Condition, holds, type TraitName, traitMeanings, traitNames } from "../project/trait.js";
import { areas } from "../rules/areas.js";
import { catalogue, findRule } from "../rules/catalogue.js";
import { exitCode, UsageError } from "./exit-code.js";
import { openWorkspace } from "./open-workspace.js";
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

/** What `roadworthy explain --trait` is asked to do. */
export interface ExplainTraitOptions {
  readonly trait: string;
  readonly path: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

/** Prints whether the projects at a path have a trait, what shows it, and what follows. Gives the exit code. @throws UsageError for an unknown trait. */
export async function explainTrait({ trait, path, date }: ExplainTraitOptions, output: Output): Promise<number> {
  const name = traitNames.find((one) => one === trait);
  if (!name) throw new UsageError(`There is no trait called "${trait}". The traits are ${traitNames.join(", ")}.`);
  const { session, folder } = await openWorkspace(path, output);
  const style = makeStyle(output.colour);
  const { means, shownBy } = traitMeanings[name];
  const lines = [`${style.bold(name)}: ${means}`, ""];
  for (const root of session.roots) {
    const project = session.project(root, date);
    const { value, source, evidence } = project.traits[name];
    const places = new PlaceTable(await session.texts(evidence.flatMap(({ at }) => at?.path ?? [])));
    const title = style.bold(projectName({ report: { project }, folderName: basename(folder) }));
    const says = source === "manifest" ? "the manifest says so" : source === "detected" ? "detected" : "nothing shows it";
    lines.push(`${title}: ${value ? style.green("yes") : "no"}, ${says}.`);
    for (const { level, what, at } of evidence)
      lines.push(`  ${style.dim(level.padEnd(7))} ${what}${at ? `  ${style.dim(placeLabel(places, at))}` : ""}`);
    const rules = catalogue.filter(({ applies }) => isAbout(applies, name) && holds(applies, project.traits) === value);
    if (rules.length > 0) lines.push(`  ${value ? "With it apply" : "Without it do not apply"}: ${rules.map(({ id }) => id).join(", ")}.`);
    lines.push(`  To say otherwise: \`project: { traits: { ${name}: ${!value} } }\` in ${project.manifest.path}.`);
  }
  lines.push("", style.dim(`Where the manifest is silent it is shown by ${shownBy}.`));
  output.out(`${lines.join("\n")}\n`);
  return exitCode.clean;
}

/** Whether a condition speaks of a trait. */
function isAbout(condition: Condition, trait: TraitName): boolean {
  if (typeof condition === "string") return condition === trait;
  return ("all" in condition ? condition.all : condition.any).some((one) => isAbout(one, trait));
}

/** Prints all rules, by area. Gives the exit code. */
export function listRules(format: "text" | "json", output: Output): number {
  if (format === "json") {
    const list = catalogue.map(({ id, title, area, stage, weight, critical, asks, offByDefault }) => ({
      id,
      title,
      area,
      stage,
      weight,
      critical: critical === true,
      asks,
      offByDefault: offByDefault !== undefined,
    }));
    output.out(`${JSON.stringify(list, null, 2)}\n`);
    return exitCode.clean;
  }
  for (const [area, { title, question }] of Object.entries(areas)) {
    output.out(`\n${title}: ${question}\n`);
    for (const rule of catalogue.filter((one) => one.area === area)) {
      output.out(
        `  ${rule.id.padEnd(28)} ${rule.stage.padEnd(11)} ${rule.critical ? "critical" : `weight ${rule.weight}`}  ${rule.title}${rule.offByDefault ? " (off by default)" : ""}\n`,
      );
    }
  }
  return exitCode.clean;
}
