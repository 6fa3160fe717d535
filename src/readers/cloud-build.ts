import type { CiFacts, CiJob, CiStep, CommandLine, SwallowedFailure } from "../facts/ci-facts.js";
import type { Sign } from "../facts/sign.js";
import type { Located } from "../text/span.js";
import { readYaml } from "../text/yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { nameOf } from "../workspace/path-parts.js";
import { commandLines, uncheckedCommandLines } from "./ci/command-lines.js";
import { jobSigns } from "./ci/job-signs.js";
import { startedBy } from "./ci/triggers.js";
import { environmentSigns } from "./configuration-signs.js";
import { imageReference } from "./container/image-reference.js";
import type { Reader } from "./reader.js";

const usualName = /(?:^|\/)(?:(?:[^/]*[-_.])?cloudbuild[^/]*|cloud-?build\/[^/]+)\.(?:ya?ml|json)$/i;
/** Files that say by their name that a pull request starts them: `pr-checks.yaml`. */
const pullRequestName = /(?:^|[/_-])(?:pr|pull-?requests?)(?:[-_][\w-]*)?\.(?:ya?ml|json)$/i;
const maxSteps = 300;
/** Substitutions that only a trigger fills in. */
const ofTriggers = /\$\{?(?:COMMIT_SHA|SHORT_SHA|REVISION_ID|BRANCH_NAME|REF_NAME|REPO_NAME|REPO_FULL_NAME)\b/;
const ofPullRequests = /\$\{?(?:_PR_NUMBER|_HEAD_BRANCH|_BASE_BRANCH|_HEAD_REPO_URL)\b/;
const ofTags = /\$\{?TAG_NAME\b/;
const step = /^[ \t]*(?:-[ \t]+)?["']?(?:args|script|entrypoint)["']?[ \t]*:/m;

/**
 * Reads configurations of Google Cloud Build, by content under any name. What starts a build is not in the file: one that is named `cloudbuild…`, lies in a
 * folder of that name, or reads what only triggers fill in (`$COMMIT_SHA`) is taken to run on push, any other by hand. Each step is a job in its image, named
 * by its id, that needs the steps it waits for: by default all before it. A script given to a shell goes on after failures.
 */
export const cloudBuildReader: Reader<"ci"> = {
  name: "cloud-build",
  kind: "ci",
  files: { extensions: ["yml", "yaml"], patterns: [usualName] },
  maxBytes: 512 * 1024,
  read({ path, text }): CiFacts | undefined {
    const isNamed = usualName.test(path);
    if (!isNamed && !(text !== undefined && /^steps[ \t]*:/m.test(text) && step.test(text))) return undefined;
    const { root, notes } = readYaml(text);
    const steps = root.get("steps").items().slice(0, maxSteps);
    if (steps.length === 0 ? !isNamed || (notes.length === 0 && root.kind === "map") : !steps.every(isStep)) return undefined;
    // A list of named steps could be anything's; what a container needs is Cloud Build's.
    if (!isNamed && !steps.some((one) => isImage(one.get("name").text() ?? ""))) return undefined;
    const jobs = readJobs(steps);
    const said = text ?? "";
    const isTriggered = (isNamed && !ofTags.test(said)) || ofTriggers.test(said);
    const pullRequest = ofPullRequests.test(said) || pullRequestName.test(path);
    const release = ofTags.test(said);
    const triggers = { push: isTriggered && !pullRequest, pullRequest, release, manual: !isTriggered && !pullRequest && !release };
    return {
      system: "cloud-build",
      triggers: startedBy(triggers),
      jobs,
      signs: [...steps.flatMap(variableSigns), ...jobs.flatMap(jobSigns)],
      notes,
    };
  },
};

function isStep(node: YamlNode): boolean {
  return (
    node.get("name").kind === "text" && !["task", "uses", "run", "bash", "displayName", "commands", "image"].some((key) => node.has(key))
  );
}

function isImage(name: string): boolean {
  return /^\$|^[\w.-]+\/[\w./-]+|^(?:python|node|golang|docker|alpine|ubuntu|debian|bash|gcloud|maven|gradle)(?::|$)/.test(name);
}

function readJobs(steps: readonly YamlNode[]): CiJob[] {
  const jobs: CiJob[] = [];
  const ids = new Set<string>();
  for (const [index, node] of steps.entries()) {
    const image = node.get("name").located();
    const id = node.get("id").located();
    const name = id?.value || `step ${index + 1}`;
    const unique = ids.has(name) ? `${name} (${index + 1})` : name;
    ids.add(unique);
    jobs.push({
      id: unique,
      needs: needsOf(node, jobs),
      steps: [readStep(node)],
      image: image && { ...image, value: image.value.replace(/^(?:https?:)?\/\//, "") },
      services: [],
      span: (id ?? image ?? node).span,
    });
  }
  return jobs;
}

/** `waitFor: ["-"]` waits for nothing. */
function needsOf(node: YamlNode, before: readonly CiJob[]): Located<string>[] {
  const written = node.get("waitFor").texts();
  if (written.length > 0) return written.filter(({ value }) => value !== "-");
  return before.map(({ id, span }) => ({ value: id, span }));
}

function readStep(node: YamlNode): CiStep {
  const key = "allowFailure";
  const swallowed: SwallowedFailure | undefined = node.get(key).isTrue() ? { by: `${key}: true`, span: node.pairSpan(key) } : undefined;
  return { with: {}, commands: commandsOf(node), swallowed, workingDirectory: node.get("dir").text(), span: node.span };
}

const shell = /^(?:\/(?:usr\/)?bin\/)?(?:ba|da|z|a)?sh$/;

function commandsOf(node: YamlNode): readonly CommandLine[] {
  const script = node.get("script").mapped();
  if (script) return commandLines(script);
  const entrypoint = node.get("entrypoint").text();
  const given = node.get("args").list();
  const args = node.get("args").texts();
  const words = args.map(({ value }) => value);
  const isShell = shell.test(entrypoint ?? words[0] ?? "");
  const option = words.findIndex((word) => /^-\w*c$/.test(word));
  const inner = isShell && option !== -1 ? given[option + 1]?.mapped() : undefined;
  if (inner) return (words.slice(0, option + 1).some((word) => /^-\w*e/.test(word)) ? commandLines : uncheckedCommandLines)(inner);
  const program = entrypoint ?? programOf(node.get("name").text() ?? "", words[0]);
  const text = [program, ...words.map((word) => (/\s/.test(word) ? JSON.stringify(word) : word))].filter(Boolean).join(" ");
  const span = args.length > 0 ? node.get("args").span : node.get("entrypoint").span;
  // What an image runs by itself is not in the file.
  return text === "" || (args.length === 0 && !entrypoint) ? [] : [{ text, span }];
}

/** What an image runs with the arguments of a step: builders are named after it; other images run the first argument. */
function programOf(image: string, first: string | undefined): string | undefined {
  const { image: name } = imageReference(image);
  const base = nameOf(name);
  return /\/cloud-builders\//.test(name) || first?.startsWith("-") ? base : undefined;
}

function variableSigns(node: YamlNode): Sign[] {
  return [...node.get("env").texts(), ...node.get("secretEnv").texts()].flatMap(({ value, span }) => {
    const [, name = value, given = ""] = /^([^=]*)=(.*)$/s.exec(value) ?? [];
    return environmentSigns({ value: name, span }, { value: given, span: () => span });
  });
}
