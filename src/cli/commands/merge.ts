import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { fleetHtml } from "../../formats/fleet-html.js";
import { FleetMerge } from "../../formats/fleet-merge.js";
import { readFleetResult } from "../../formats/fleet-result-schema.js";
import { defineCommand } from "../command.js";
import { exitCode, UsageError } from "../exit-code.js";
import { unfinishedSuffix } from "../fleet/results-folder.js";
import { words } from "../option.js";
import { version } from "../version.js";
import { writeToFile } from "../write-to-file.js";

/** Merges what shards wrote into one page and one JSON. */
export const merge = defineCommand({
  name: "merge",
  usages: [{ operands: "<dir…>", does: "merge what `check --reports` wrote into fleet.html and fleet.json" }],
  options: {
    output: words({ name: "output", short: "o", value: "DIR", form: "a folder", says: "where both are written (default: this folder)" }),
  },
  async run({ output: target = "." }, { operands, output }) {
    if (operands.length === 0) throw new UsageError("Say where the results are: roadworthy merge DIR…");
    const files = { json: join(target, "fleet.json"), html: join(target, "fleet.html") };
    const written = new Set(Object.values(files).map((file) => resolve(file)));
    const merged = new FleetMerge();
    for (const folder of operands)
      for (const file of filesIn(folder)) {
        const problem = written.has(resolve(file)) ? undefined : take(merged, file);
        // Which of several folders it stood in is the shards' affair, and none of what they make together.
        if (problem !== undefined) merged.note(`${relative(folder, file).split(sep).join("/")}: ${problem}`);
      }
    const fleet = merged.result(version);
    if (fleet.date === undefined) throw new UsageError(`There are no results in ${operands.join(", ")}.`);
    writeToFile(files.json, `${JSON.stringify(fleet, null, 2)}\n`);
    writeToFile(files.html, await fleetHtml(fleet));
    const { repositories, projects, notes } = fleet;
    const scores = projects.scores ? `median ${projects.scores.median} of ${projects.total} projects; ` : "";
    output.out(`${repositories.total} repositories, ${repositories.failed} failed; ${scores}wrote ${files.html} and ${files.json}\n`);
    for (const note of notes) output.error(`roadworthy: ${note}\n`);
    return exitCode.clean;
  },
});

/** The files below a folder; links are not followed. @throws UsageError where it cannot be listed. */
function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    throw new UsageError(`${folder} cannot be listed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Merges a file. Gives why not, where it is no result. */
function take(merged: FleetMerge, file: string): string | undefined {
  if (file.endsWith(unfinishedSuffix)) return "it was not written to its end";
  try {
    const result = readFleetResult(readFileSync(file, "utf8"));
    if (typeof result === "string") return result;
    merged.add(result);
    return undefined;
  } catch (error) {
    return `it cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}
