import { useOf } from "../../practices/evidence-of.js";
import { infrastructureAsCode } from "../../practices/infrastructure-as-code.js";
import { runCommands, runCommandsThat } from "../../practices/run-commands.js";
import type { Evidence } from "../../project/evidence.js";
import { hostsOf } from "../../project/hosts-of.js";
import type { Project } from "../../project/project.js";
import { type Located, type Place, startOf } from "../../text/span.js";
import { absentFile, claimsAt } from "../parts/claim.js";
import { deployingSteps } from "../parts/deploying-steps.js";
import { isDevelopmentOnly } from "../parts/image-builds.js";
import type { Gap, Rule } from "../rule.js";

/** Files that name what is started, but not on what. */
const onlyProcesses = /(?:^|\/)(?:procfile|runtime\.txt)$/i;
const applying =
  /\b(?:terraform|tofu|terragrunt)\s+(?:[\w=./-]+\s+)*apply\b|\bpulumi\s+up\b|\bhelm\s+(?:upgrade|install)\b|\bkubectl\s+apply\b|\bkustomize\s+build\b|\bcdk\s+deploy\b|\baws\s+cloudformation\s+(?:deploy|create-stack|update-stack)\b|\bsam\s+deploy\b|\baz\s+deployment\b|\bazd\s+(?:up|provision)\b|\b(?:serverless|sls)\s+deploy\b|\bansible-playbook\b|\bsst\s+deploy\b/;
/** Ways to deploy straight from a pipeline, without a description of what is deployed to. */
const deploying =
  /\bgcloud\s+(?:beta\s+)?(?:run|app|functions)\s+deploy\b|\b(?:flyctl|fly)\s+deploy\b|\bvercel\s+(?:deploy|--prod)|\bwrangler\s+deploy\b|\bmodal\s+deploy\b|\bbentoml\s+(?:cloud\s+)?deploy\b|\baz\s+(?:webapp|containerapp|ml)\s+.*\b(?:up|create|update)\b|\baws\s+(?:ecs|lambda)\s+update-/;
/** Formats whose files describe resources of their own. */
const describing = /^(?:terraform|cloudformation|bicep|arm|kubernetes|helm)$/;

export const iac: Rule = {
  title: "The infrastructure is code",
  why: {
    source: "A0 #6",
    text: "MLOps takes over the practices of DevOps, infrastructure as code among them, so that what runs can be read, reviewed and built again.",
  },
  applies: "serves",
  stage: "production",
  weight: 2,
  asks: "present",
  evidence: {
    claimed: "`serving[].deploy` is a link, or Compose says what runs on one machine.",
    present:
      "Terraform, Pulumi, CDK, CloudFormation, Bicep, Kubernetes, Helm or Kustomize files, or a managed platform's own file or code, or an action of CI that says in its inputs what runs.",
    wired: "A pipeline or task applies them.",
  },
  hollow: "The files of infrastructure code declare no resource, or the image that they run is still to be named.",
  contradicted: "`serving[].deploy` names a file or folder that does not exist.",
  manifest: ["serving"],
  fixes: [
    { kind: "scaffold", title: "Add Kubernetes manifests", scaffold: "kubernetes" },
    {
      kind: "manifest",
      title: "Say where the infrastructure is described",
      path: ["serving", 0, "deploy"],
      value: ["TODO: https://example.com/infrastructure"],
    },
  ],
  limits: "Infrastructure that another repository describes can only be declared.",
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    for (const index of (project.manifest.value.serving ?? []).keys())
      for (const claim of claimsAt(project, ["serving", index, "deploy"])) {
        if (!claim.exists) gaps.push(absentFile(claim));
        else if (claim.form !== "path") evidence.push({ level: "claimed", what: `\`${claim.value}\``, at: claim.at });
      }
    const commands = runCommands(project);
    const unnamed = unnamedImage(project, commands);
    const described = unnamed ? [] : describedIn(project);
    const empty = emptyDescription(project);
    if (!empty) evidence.push(...described);
    evidence.push(
      ...runCommandsThat(project, (text) => deploying.test(text) || applying.test(text)).map(({ text, at }) => {
        const level = described.length > 0 && applying.test(text) ? "wired" : "present";
        return { level, what: `\`${text}\``, at } as const;
      }),
    );
    evidence.push(...deployingSteps(project).map(({ action, at }) => ({ level: "present" as const, what: `inputs of \`${action}\``, at })));
    if (gaps.length > 0 || evidence.some(({ level }) => level !== "claimed")) return { evidence, gaps };
    if (empty)
      return {
        evidence,
        gaps: [
          {
            kind: "hollow",
            message: `\`${project.relative(empty)}\` declares no resource, and no other file does: nothing says what the service runs on.`,
            at: startOf(empty),
          },
        ],
      };
    const composed = project.facts("compose").filter(({ path, role }) => role === "production" && !isDevelopmentOnly(project, path));
    // Compose merges an override where people develop.
    const compose = composed.find(({ path }) => !/\.override\.ya?ml$/.test(path)) ?? composed[0];
    if (compose) evidence.push({ level: "claimed", what: `\`${project.relative(compose.path)}\``, at: startOf(compose.path) });
    const [first] = evidence;
    gaps.push(
      unnamed
        ? {
            kind: first ? "weak" : "hollow",
            message: `\`${unnamed.value}\` only holds the place of an image, and no command puts one there, so nothing can run it. Name the registry and the version.`,
            at: unnamed.at,
            fixes: [],
          }
        : first && compose
          ? {
              kind: "weak",
              message: `\`${project.relative(compose.path)}\` says what runs, but nothing describes the machine, network or platform it runs on. Describe them as code.`,
              at: startOf(compose.path),
            }
          : first
            ? {
                kind: "weak",
                message: `\`deploy: ${first.what.replaceAll("`", "")}\` cannot be looked into; no file here describes the infrastructure.`,
                at: first.at,
              }
            : {
                kind: "missing",
                message:
                  "No file describes what the service runs on: no Terraform, Pulumi, CDK, CloudFormation, Bicep, Kubernetes, Helm or platform file. Add one.",
              },
    );
    return { evidence, gaps };
  },
};

function describedIn(project: Project): readonly Evidence[] {
  const platforms = project
    .facts("infrastructure")
    .filter(({ path, role, facts }) => facts.format === "platform" && role === "production" && !onlyProcesses.test(path))
    .map(({ path }) => ({ level: "present" as const, what: `\`${project.relative(path)}\``, at: startOf(path) }));
  // Of what a platform manages, the code that names its machines, or its file, is all there is to describe.
  const managed = hostsOf(project, "serverless", "hosted-endpoint").flatMap((found) => {
    const evidence = found.evidence.filter(
      ({ kind, what, at }) =>
        /^(?:call|import|file|config)$/.test(kind) &&
        !/\.invoke/.test(what) &&
        !onlyProcesses.test(at?.path ?? "") &&
        isOwn(project, at?.path),
    );
    return useOf({ ...found, evidence }).map((use) => ({ ...use, level: "present" as const }));
  });
  return [...infrastructureAsCode.find(project).filter(({ at }) => isOwn(project, at?.path)), ...platforms, ...managed];
}

function isOwn(project: Project, path: string | undefined): boolean {
  const role = path === undefined ? "production" : project.role(path);
  return role !== "example" && role !== "docs" && role !== "test";
}

/** The placeholder that stands for all images of Kustomize, where no command that CI or a task runs puts one in. */
function unnamedImage(
  project: Project,
  commands: readonly { readonly text: string }[],
): { readonly value: string; readonly at: Place } | undefined {
  if (commands.some(({ text }) => /\bkustomize\s+edit\s+set\s+image\b/.test(text))) return undefined;
  const images = project
    .facts("infrastructure")
    .filter(({ role, facts }) => role === "production" && facts.format === "kustomize")
    .flatMap(({ path, facts }) => facts.resources.flatMap((one) => one.images.map((image) => ({ path, ...image }))));
  const isUnnamed = ({ value }: Located<string>) => /[:@/](?:TODO|TBD|CHANGE[-_]?ME)$/i.test(value);
  const [first] = images.filter(isUnnamed);
  return first && images.every(isUnnamed) ? { value: first.value, at: { path: first.path, span: first.span } } : undefined;
}

/** A file of infrastructure code, where all of them together declare nothing. */
function emptyDescription(project: Project): string | undefined {
  const files = project.facts("infrastructure").filter(({ role }) => role === "production");
  const isEmpty = files.every(
    ({ facts }) => describing.test(facts.format) && facts.resources.every(({ kind }) => kind === "Chart" || kind === "Values"),
  );
  return isEmpty ? files[0]?.path : undefined;
}
