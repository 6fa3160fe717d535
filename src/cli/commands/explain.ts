import { basename } from "node:path";
import { placeLabel } from "../../formats/place-label.js";
import { PlaceTable } from "../../formats/report-input.js";
import { rulePage } from "../../formats/rule-page.js";
import { makeStyle } from "../../formats/style.js";
import { projectName } from "../../formats/to-report-json.js";
import { type Condition, holds, type TraitName, traitMeanings, traitNames } from "../../project/trait.js";
import { catalogue, findRule } from "../../rules/catalogue.js";
import { defineCommand } from "../command.js";
import { exitCode, UsageError } from "../exit-code.js";
import { openWorkspace } from "../open-workspace.js";
import { value } from "../option.js";
import type { Output } from "../output.js";

/** Prints what a rule asks for and why, or whether projects have a trait. */
export const explain = defineCommand({
  name: "explain",
  usages: [
    { operands: "<rule>", does: "what a rule asks for, and why" },
    { operands: "--trait NAME [path]", does: "whether a project has a trait, what shows it, and what follows" },
  ],
  options: {
    trait: value(
      { name: "trait", value: "NAME", choices: traitNames, form: "a name", says: "explain a trait of the project" },
      (name) => name,
    ),
  },
  words: () => catalogue.map(({ id }) => id),
  run({ trait }, { operands: [first], date, output }) {
    return trait === undefined ? explainRule(first, output) : explainTrait(trait, first ?? ".", date, output);
  },
});

/** @throws UsageError for an unknown rule. */
function explainRule(id: string | undefined, output: Output): number {
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

/** @throws UsageError for an unknown trait. */
async function explainTrait(trait: string, path: string, date: string, output: Output): Promise<number> {
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
