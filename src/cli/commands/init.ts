import { draftManifest } from "../../scaffolds/draft-manifest.js";
import { defineCommand } from "../command.js";
import { exitCode, UsageError } from "../exit-code.js";
import { openWorkspace } from "../open-workspace.js";
import { dryRunOption } from "../options.js";
import { writeEdits } from "../write-edits.js";

/** Drafts `roadworthy.yaml` for the folder at `path` from what was found there. Never overwrites. */
export const init = defineCommand({
  name: "init",
  usages: [{ operands: "[path]", does: "draft roadworthy.yaml from what is found" }],
  options: { dryRun: dryRunOption },
  async run({ dryRun }, { operands: [path = "."], date, output }) {
    const { folder, session } = await openWorkspace(path, output);
    const project = session.project("", date);
    if (project.manifest.exists) throw new UsageError(`${project.manifest.path} exists already. Run \`roadworthy check\`.`);
    const name = folder.slice(folder.search(/[^\\/]*$/));
    const text = draftManifest(project, name);
    if (dryRun) {
      output.out(text);
      return exitCode.clean;
    }
    await writeEdits(session, folder, [{ kind: "create", path: project.manifest.path, text }], output);
    output.out("Fill in what is marked TODO, then run `roadworthy check`.\n");
    return exitCode.clean;
  },
});
