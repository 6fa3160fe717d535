import type { CiFacts, CiStep } from "../facts/ci-facts.js";
import { readYaml } from "../text/yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { commandLines } from "./ci/command-lines.js";
import { jobSigns } from "./ci/job-signs.js";
import { startedBy } from "./ci/triggers.js";
import { environmentSigns } from "./configuration-signs.js";
import type { Reader } from "./reader.js";

const usualName = /(?:^|\/)[^/]*buildspec[^/]*\.ya?ml$/i;
const phases = ["install", "pre_build", "build", "post_build"];

/**
 * Reads build specifications of AWS CodeBuild, by content under any name. What starts a build is set where the build project is, not in the file:
 * it is taken to run on push. All phases are one job with a step each; commands of a `finally` do not decide.
 */
export const codebuildReader: Reader<"ci"> = {
  name: "codebuild",
  kind: "ci",
  files: { extensions: ["yml", "yaml"] },
  maxBytes: 512 * 1024,
  read({ path, text }): CiFacts | undefined {
    const isNamed = usualName.test(path);
    const isLike = text !== undefined && /^phases[ \t]*:/m.test(text) && /^version[ \t]*:[ \t]*["']?0\.[12]\b/m.test(text);
    if (!isNamed && !isLike) return undefined;
    const { root, notes } = readYaml(text);
    const given = root.get("phases");
    if (given.kind !== "map" && !(isNamed && (notes.length > 0 || root.kind !== "map"))) return undefined;
    const head = root.entries().find(({ key }) => key.value === "phases")?.key.span ?? root.span;
    const job = { id: "build", needs: [], steps: phases.flatMap((phase) => phaseSteps(given.get(phase), phase)), services: [], span: head };
    const environment = root.get("env");
    const variables = ["variables", "parameter-store", "secrets-manager"].flatMap((kind) => environment.get(kind).entries());
    return {
      system: "codebuild",
      triggers: startedBy({ push: true }),
      jobs: given.kind === "map" ? [job] : [],
      signs: [...variables.flatMap(({ key, value }) => environmentSigns(key, value.mapped())), ...jobSigns(job)],
      notes,
    };
  },
};

function phaseSteps(phase: YamlNode, name: string): CiStep[] {
  const key = "on-failure";
  const goesOn = phase.get(key).text()?.toUpperCase() === "CONTINUE";
  const continued = goesOn ? { by: `${key}: CONTINUE`, span: phase.pairSpan(key) } : undefined;
  const last = phase.get("finally");
  return [
    ...scriptStep(phase.get("commands"), name, continued),
    ...scriptStep(last, `${name} finally`, last.kind === "absent" ? undefined : { by: "finally", span: last.span }),
  ];
}

function scriptStep(script: YamlNode, name: string, swallowed: CiStep["swallowed"]): CiStep[] {
  const commands = script.list().flatMap((item) => {
    const text = item.mapped();
    return text ? commandLines(text) : [];
  });
  return commands.length > 0 ? [{ name, with: {}, commands, swallowed, span: script.span }] : [];
}
