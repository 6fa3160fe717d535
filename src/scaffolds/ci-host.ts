import type { CiJob } from "../facts/ci-facts.js";
import { isLintCommand } from "../practices/lint-command.js";
import { isTestCommand } from "../practices/test-command.js";
import { type CiCommand, commandsByJob } from "../project/ci-commands.js";
import { remembered } from "../project/once-per.js";
import type { FactsOf, Project } from "../project/project.js";
import { mentions } from "../project/repository-level.js";
import { oncePerText } from "../text/once-per-text.js";
import { readYaml } from "../text/yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { nameOf } from "../workspace/path-parts.js";
import { ciSystem, foreignCi } from "./ci-place.js";
import { leftAlone } from "./left-alone.js";
import type { LeftAlone } from "./scaffold.js";

/** A pipeline in use that proves changes, to which jobs can be added. */
export interface CiHost extends FactsOf<"ci"> {
  readonly text: string;
  readonly root: YamlNode;
  /** The job of this file that runs the tests on changes, where one does. */
  readonly testJob?: string;
}

/**
 * Where jobs that prove changes belong: the pipeline that does so already, or one that is left alone and the reason; `undefined` where there is none yet.
 * What starts on pushes and pull requests proves changes; what publishes, is called by others only, or takes code from strangers with rights does not.
 */
export function ciHost(project: Project): CiHost | LeftAlone | undefined {
  return hosts(project);
}

const hosts = remembered((project: Project): CiHost | LeftAlone | undefined => {
  const foreign = foreignCi(project);
  if (foreign) return foreign;
  const system = ciSystem(project);
  // Many pipelines run the same lines.
  const isTest = oncePerText(isTestCommand);
  const isLint = oncePerText(isLintCommand);
  const candidates = project
    .facts("ci")
    .filter(
      ({ path, facts }) =>
        facts.system === system &&
        isRunFrom(project, system, path) &&
        (system !== "gitlab-ci" || path === ".gitlab-ci.yml") &&
        isAbout(project, path, facts.jobs),
    )
    .map((one) => promiseOf(project, one, isTest, isLint))
    .filter(({ most }) => most > 0)
    .sort((one, other) => other.most - one.most || (one.path < other.path ? -1 : 1));
  let best: Rated | undefined;
  for (const one of candidates) {
    // What comes now can be no better: a repository may have hundreds of pipelines.
    if (best && one.most < best.score) break;
    const host = hostOf(project, one);
    if (!best || host.score > best.score || (host.score === best.score && host.path < best.path)) best = host;
  }
  if (!best || best.score <= 0) return undefined;
  const { score: _, problem, ...host } = best;
  return problem === undefined ? host : leftAlone(host.path, problem);
});

/** Whether a CI system reads a file by itself, or by what another calls; one below a folder of templates is for other repositories. */
export function isRunFrom(project: Project, system: string, path: string): boolean {
  if (system === "github-actions") return /^\.github\/workflows\/[^/]+$/.test(path);
  if (system === "gitlab-ci") return /^(?:\.gitlab-ci\.yml|\.gitlab\/|[^/]+$)/.test(path);
  return project.role(path) === "production";
}

/** Whether the jobs of a repository are about a project below its top: those of another would be no place for its own. */
function isAbout({ root }: Project, path: string, jobs: FactsOf<"ci">["facts"]["jobs"]): boolean {
  return root === "" || path.startsWith(`${root}/`) || jobs.some(({ steps }) => steps.some((step) => mentions(step, root)));
}

/** Names of what is there for something else. */
const otherPurpose =
  /release|publish|deploy|(?:^|[-_.])(?:cd|docs?|pages|stale|labels?|labeler|codeql|nightly|cron|sync|bump|version|dependabot|renovate|lock|triage|welcome|greetings?|retrain\w*|drift|canary|scorecards?|security|website)(?=[-_.]|$)/i;
/** Names of what proves changes. */
const usualName = /(?:^|[-_.])(?:ci|tests?|checks?|build|main|python|pipelines?|pr|pull[-_]?requests?|azure|gitlab)(?=[-_.]|$)/i;

type Rated = CiHost & { readonly score: number; readonly problem: string | undefined };

/** A pipeline, and what shows without reading it of how well it would do. */
interface Promising extends FactsOf<"ci"> {
  readonly testJob: string | undefined;
  /** Whether it starts on any change; one that takes code from strangers with rights is no proof all the same. */
  readonly isProof: boolean;
  /** Whether its name says that it is there for something else. */
  readonly isOther: boolean;
  /** The score that it has if it proves changes. */
  readonly most: number;
}

type Test = (text: string) => boolean;

function promiseOf(project: Project, one: FactsOf<"ci">, isTest: Test, isLint: Test): Promising {
  const { path, facts } = one;
  const byJob = commandsByJob(project);
  const proves = (isMeant: Test) => (job: CiJob) =>
    byJob.get(job)?.some((command) => isMeant(command.text) && provesChanges(command)) ?? false;
  const testJob = facts.jobs.find(proves(isTest))?.id;
  const { push, pullRequest, called, partial } = facts.triggers;
  const isUsual = usualName.test(nameOf(path));
  const isProof = (push || pullRequest) && called !== true && (testJob !== undefined || !partial);
  const isOther = testJob === undefined && otherPurpose.test(nameOf(path));
  // What cannot be read may be what proves changes; it is told by its name.
  const isPromising = (isProof && !isOther) || isUsual || facts.system !== "github-actions";
  const points = [testJob !== undefined && 8, pullRequest && 4, isUsual && 2, facts.jobs.some(proves(isLint)) && 1, called && -20];
  return { ...one, testJob, isProof, isOther, most: isPromising ? points.reduce<number>((sum, point) => sum + (point || 0), 1) : 0 };
}

function hostOf(project: Project, { testJob, most, isProof: isProofByFacts, isOther, ...one }: Promising): Rated {
  const { path, facts } = one;
  const text = project.text(path) ?? "";
  const { root, documents, notes } = readYaml(text);
  const isProof = isProofByFacts && !isForStrangers(root);
  const isUnread = notes.length > 0 && usualName.test(nameOf(path));
  const isOnly = facts.system !== "github-actions";
  const score = isUnread || (isProof && !isOther) || isOnly ? most : 0;
  const problem =
    notes.length > 0
      ? `It cannot be read: ${notes[0]?.message.replace(/\.$/, "").replace(/^Not valid YAML: /, "")}.`
      : documents.length !== 1 || [root, root.get("jobs")].some(hasTwins)
        ? "It is not one map of keys that each stand there once."
        : isGenerated(text)
          ? "Its first lines say that it is generated."
          : isProof
            ? undefined
            : "Neither a push nor a pull request starts it.";
  return { ...one, text, root, ...(testJob !== undefined && { testJob }), score, problem };
}

/** Whether a command runs on changes, and its failure stops them. */
function provesChanges({ triggers, swallowed }: CiCommand): boolean {
  return (triggers.push || triggers.pullRequest) && swallowed === undefined;
}

/** Runs code of strangers with the rights and secrets of the repository: nothing is added to that. */
function isForStrangers(root: YamlNode): boolean {
  const on = root.get("on");
  return on.has("pull_request_target") || on.texts().some(({ value }) => value === "pull_request_target");
}

/** Which of two equal keys counts is not agreed upon. */
function hasTwins(node: YamlNode): boolean {
  const keys = node.entries().map(({ key }) => key.value);
  return new Set(keys).size < keys.length;
}

const generated =
  /\b(?:auto-?generated|generated (?:by|from|with|using|automatically)|@generated|do not (?:edit|modify|change)|don't (?:edit|modify))\b/i;

function isGenerated(text: string): boolean {
  const lines = text.slice(0, 4000).split("\n");
  const end = lines.findIndex((line) => line.trim() !== "" && !line.trimStart().startsWith("#"));
  return lines.slice(0, end === -1 ? lines.length : end).some((line) => generated.test(line));
}
