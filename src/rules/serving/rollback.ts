import type { DocumentFacts } from "../../facts/document-facts.js";
import { splitFragment } from "../../manifest/classify-reference.js";
import { runCommands, runCommandsThat } from "../../practices/run-commands.js";
import { ciCommands } from "../../project/ci-commands.js";
import type { Evidence } from "../../project/evidence.js";
import type { FactsOf, Project } from "../../project/project.js";
import { headingAnchor } from "../../text/heading-anchor.js";
import { absentFile, type Claim, claimAt } from "../parts/claim.js";
import { deployedResources, isLongRunning, isOthersImage } from "../parts/deployed.js";
import { madeHere, madeHereLooks } from "../parts/made-here.js";
import type { Gap, Rule } from "../rule.js";

const named =
  /\broll(?:ing|ed)?[\s_-]?backs?\b|\broll(?:ing)? it back\b|\brevert(?:ing)?\s+(?:to|a|the)\b.*\b(?:release|deploy\w*|model|version|revision)\b|\b(?:previous|last good)\s+(?:version|release|revision|model)\b/i;
/** Of a database's schema, a transaction or a commit. */
const ofSomethingElse = /\b(?:alembic|migrations?|transactions?|sessions?|databases?|schema|git|commits?|sql)\b/i;
const command =
  /\bhelm\s+rollback\b|\bhelm\s+upgrade\b.*--(?:atomic|rollback-on-failure)\b|\bkubectl\s+(?:argo\s+rollouts\s+undo|rollout\s+undo)\b|\bupdate-traffic\b.*--to-revisions?\b|\bvercel\s+rollback\b|\bheroku\s+(?:releases:)?rollback\b|\b(?:flyctl|fly)\s+(?:releases\s+rollback|deploy\s+--image)\b|\baws\s+deploy\s+stop-deployment\b|\baws\s+lambda\s+update-alias\b|\baz\s+webapp\s+deployment\s+slot\s+swap\b|\bwrangler\s+rollback\b|\b(?:serverless|sls)\s+rollback\b|\bdocker\s+service\s+(?:rollback|update\s+--rollback)\b|\bnomad\s+job\s+revert\b|\bcap\s+\S+\s+deploy:rollback\b|\bargocd\s+app\s+rollback\b/;
/** Programs that have a word for it. */
const anyCommand = /^(?:[A-Z_]+=\S*\s+)*[\w./-]+(?:\s+[\w-]+){0,3}\s+roll-?back\b/;
const job = /(?:^|[^a-z])roll[-_ ]?back(?:$|[^a-z])/i;
/** Code of one's own that brings back an earlier version of what is served, by its names. */
const bringsBack =
  /(?:^|[/_])roll(?:s|ed|ing)?_?back_(?:to_)?(?:\w+_)?(?:deployments?|models?|versions?|releases?|canary|prompts?|champion|production|traffic)(?:_|$)|(?:^|[/_])(?:deployments?|releases?|canary|rollouts?|promotions?|(?:model_)?registry|model_versions?)(?:_\w+)?\/(?:\w+_)?roll_?back(?:_|$)|(?:^|[/_])(?:deployment|model|canary|release|auto(?:matic)?)_roll_?backs?(?:_|$)|(?:^|[/_])(?:restore|revert)_(?:to_)?(?:previous|last_good)_(?:version|model|release|deployment)(?:_|$)/;
/** What puts another tag into a manifest before it is applied. */
const retagging =
  /\bkubectl\s+set\s+image\b|\bkustomize\s+edit\s+set\s+image\b|\bsed\b|\benvsubst\b|\byq\b|--set(?:-string)?\s+\S*(?:image|tag)/;

export const rollback: Rule = {
  title: "The previous version can come back, by written steps",
  why: {
    source: "A0 #6; MLTS Infra 7",
    text: "A team needs protocols for model updates and rollbacks: a model must go back to an earlier serving version quickly and safely.",
  },
  applies: "serves",
  stage: "production",
  weight: 2,
  asks: "present",
  evidence: {
    claimed: "`serving[].rollback` is text or a link.",
    present: "Written steps: a section about rolling back in a runbook, README or other document.",
    wired: "A job, task or command that rolls back, or a deployment that rolls back by itself when it fails.",
  },
  hollow: "The section has no text below it, or `revisionHistoryLimit: 0` keeps nothing to go back to.",
  contradicted: "`serving[].rollback` names a file or a heading that does not exist.",
  manifest: ["serving"],
  fixes: [
    { kind: "scaffold", title: "Write the steps down", scaffold: "rollback-runbook" },
    {
      kind: "manifest",
      title: "Say how the previous version comes back",
      path: ["serving", 0, "rollback"],
      value: "TODO: docs/runbook.md#rollback",
    },
  ],
  limits:
    "Whether the steps work is shown only by taking them. Rolling back a database or a commit does not count. Unknown where only code of one's own is named for it.",
  looks: madeHereLooks,
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    for (const index of (project.manifest.value.serving ?? []).keys()) {
      const claim = claimAt(project, ["serving", index, "rollback"]);
      if (claim) judgeClaim(project, claim, evidence, gaps);
    }
    const sections = project.facts("document").flatMap(sectionsOf);
    evidence.push(
      ...sections.filter(({ prose }) => prose > 0).map(({ text, at }) => ({ level: "present" as const, what: `section \`${text}\``, at })),
    );
    evidence.push(...automated(project));
    // Helm and what follows a repository keep their own history.
    const keepsElsewhere = project.tool("argo-cd") || project.tool("flux");
    const kept = deployedResources(project).find(
      ({ format, resource }) => format !== "helm" && isLongRunning(resource) && resource.history?.value === "0" && !keepsElsewhere,
    );
    if (kept?.resource.history) {
      const { kind, name, history } = kept.resource;
      gaps.push({
        kind: "hollow",
        message: `\`${kind}/${name}\` keeps no old revision (\`revisionHistoryLimit: 0\`), so there is none to go back to. Keep at least one.`,
        at: { path: kept.path, span: history.span },
      });
      return { evidence: [], gaps };
    }
    if (gaps.length > 0) return { evidence, gaps };
    const isShown = evidence.some(({ level }) => level !== "claimed");
    const floating = isShown ? floatingImage(project) : undefined;
    if (floating) return { evidence, gaps: [floating], share: 0.5 };
    if (isShown) return { evidence, gaps };
    const empty = evidence.length === 0 ? sections[0] : undefined;
    const own = evidence.length === 0 && !empty ? madeHere(project, bringsBack) : undefined;
    if (own)
      return {
        evidence,
        gaps,
        unknown: `${own.what} is named for bringing an earlier version back; whether it does, and who takes that step, is not seen.`,
      };
    if (empty)
      gaps.push({
        kind: "hollow",
        message: `\`${empty.text}\` has no steps below it. Write down how the previous version comes back.`,
        at: empty.at,
      });
    else if (evidence[0])
      gaps.push({
        kind: "weak",
        message: "How the previous version comes back is only named: no document has the steps, and no job or command takes them.",
        at: evidence[0].at,
      });
    else
      gaps.push({
        kind: "missing",
        message:
          "Nothing says how the previous version comes back: no section on rollback in a document, no job or command. Write the steps down.",
      });
    return { evidence, gaps };
  },
};

function rollsBack(text: string): boolean {
  return command.test(text) || (anyCommand.test(text) && !ofSomethingElse.test(text));
}

function judgeClaim(project: Project, claim: Claim, evidence: Evidence[], gaps: Gap[]): void {
  if (!claim.exists) {
    gaps.push(absentFile(claim));
    return;
  }
  const { path, fragment } = splitFragment(claim.value);
  const document = claim.form === "path" ? project.facts("document").find((one) => one.path === project.resolve(path)) : undefined;
  const heading = fragment && document?.facts.headings.find(({ text }) => headingAnchor(text) === headingAnchor(fragment));
  if (fragment && document && !heading)
    gaps.push({ kind: "contradicted", message: `\`${path}\` has no heading \`${fragment}\`.`, at: claim.at });
  else if (heading && document && !hasText(document.facts, heading))
    gaps.push({
      kind: "hollow",
      message: `\`${heading.text}\` in \`${path}\` has no steps below it.`,
      at: { path: document.path, span: heading.span },
    });
  else evidence.push({ level: claim.form === "path" ? "present" : "claimed", what: `\`${claim.value}\``, at: claim.at });
}

type Heading = DocumentFacts["headings"][number];

/** Whether something stands below a heading: prose, a command, or such under its own sub-headings. */
function hasText({ headings, commands }: DocumentFacts, heading: Heading): boolean {
  const end =
    headings.find(({ span, level }) => span.start > heading.span.start && level <= heading.level)?.span.start ?? Number.POSITIVE_INFINITY;
  const isBelow = (start: number) => start >= heading.span.start && start < end;
  return headings.some(({ span, prose }) => isBelow(span.start) && prose > 0) || commands.some(({ span }) => isBelow(span.start));
}

/** The sections of a document that are about rolling back; a command that does it is one too. */
function sectionsOf({ path, role, facts }: FactsOf<"document">) {
  if (role === "test" || role === "example" || role === "vendored" || /changelog|history|news|release[-_ ]?notes/i.test(path)) return [];
  const headings = facts.headings.filter(({ text }) => named.test(text) && !ofSomethingElse.test(text));
  const commands = facts.commands.filter(({ value }) => rollsBack(value));
  return [
    ...headings.map((heading) => ({ text: heading.text, prose: hasText(facts, heading) ? 1 : 0, at: { path, span: heading.span } })),
    ...commands.map(({ value, span }) => ({ text: value, prose: 1, at: { path, span } })),
  ];
}

function automated(project: Project): readonly Evidence[] {
  const wired = (what: string, at: Evidence["at"]): Evidence => ({ level: "wired", what, ...(at && { at }) });
  const jobs = ciCommands(project).flatMap(({ job: one, ci, path }) =>
    [one.id, ci.name ?? ""].some((name) => job.test(name) && !ofSomethingElse.test(name))
      ? [wired(`CI job \`${one.id}\``, { path, span: one.span })]
      : [],
  );
  const tasks = project
    .facts("tasks")
    .flatMap(({ path, facts }) =>
      facts.tasks
        .filter(({ name, commands }) => job.test(name) && !ofSomethingElse.test(`${name} ${commands.map(({ text }) => text).join(" ")}`))
        .map(({ name, span }) => wired(`task \`${name}\``, { path, span })),
    );
  return [
    ...runCommandsThat(project, rollsBack).map(({ text, at }) => wired(`\`${text}\``, at)),
    ...jobs.slice(0, 1),
    ...tasks,
    ...deployedResources(project).flatMap(({ path, resource: { kind, name, rollback: span } }) =>
      span ? [wired(`\`${name ? `${kind}/${name}` : kind}\` rolls back by itself`, { path, span })] : [],
    ),
  ];
}

/** A workload that runs whatever is newest under one tag, so that going back brings the same image. */
function floatingImage(project: Project): Gap | undefined {
  const deployed = deployedResources(project);
  if (project.facts("infrastructure").some(({ facts }) => facts.format === "kustomize")) return undefined;
  for (const { path, resource } of deployed) {
    const floating =
      isLongRunning(resource) && resource.containers?.find(({ image }) => image?.endsWith(":latest") && !isOthersImage(image));
    if (!floating || runCommands(project).some(({ text }) => retagging.test(text))) continue;
    return {
      kind: "partial",
      message: `\`${resource.kind}/${resource.name}\` runs \`${floating.image}\`, so rolling back starts the same image again. Deploy by version or digest.`,
      at: { path, span: floating.span },
    };
  }
  return undefined;
}
