import type { Rollout } from "../../facts/infrastructure-facts.js";
import { runCommandsThat } from "../../practices/run-commands.js";
import type { Evidence } from "../../project/evidence.js";
import { calledNames, modulesWith } from "../../project/modules-with.js";
import { callsTo, oncePerModules, productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { canaryDocument } from "../parts/canary-document.js";
import { absentFile, claimAt } from "../parts/claim.js";
import { deployedResources } from "../parts/deployed.js";
import { madeHere, madeHereLooks } from "../parts/made-here.js";
import { shadowRuns } from "../parts/shadow-runs.js";
import type { Gap, Rule } from "../rule.js";

const command =
  /\bupdate-traffic\b.*--to-(?:revisions|tags)?[= ]?\S*=\d|\bgcloud\b.*\bdeploy\b.*--no-traffic\b|\baz\s+ml\s+online-endpoint\s+update\b.*--(?:mirror-)?traffic\b|\bkubectl\s+argo\s+rollouts\s+(?:set|promote|get)\b|\baz\s+containerapp\s+ingress\s+traffic\s+set\b|\bgcloud\s+app\s+services\s+set-traffic\b|--deployment-config-name\s+\S*(?:Canary|Linear)|\baz\s+webapp\s+traffic-routing\b|\bwrangler\s+versions\s+deploy\b|\bseldon\s+experiment\b|\bstrategy:\s*canary\b/;
const call =
  /\.deploy$|\.(?:update_endpoint|create_endpoint_config|update_endpoint_weights_and_capacities)$|\.begin_create_or_update$|OnlineEndpoint$/;
const shareArgument =
  /^(?:traffic_percentage|traffic_split|mirror_traffic|DeploymentConfig|ShadowProductionVariants|DesiredWeightsAndCapacities)$/;
/** What code of one's own gives a new version: a part of the requests. */
const ownShare = /^(?:canary|rollout|traffic)_(?:pct|percent(?:age)?|weight|share|fraction|ratio)$/;
const words: Readonly<Record<Rollout["kind"], string>> = {
  canary: "moves traffic step by step",
  "blue-green": "switches between two versions",
  shadow: "copies traffic to a new version",
};

/** Code of one's own that moves requests to a new version bit by bit, by its names. */
const movesTraffic =
  /(?:^|[/_])(?:canary|ab_?test(?:ing|s)?|champion_challenger|blue_?green|traffic_(?:split|shift|rout)\w*|shadow_(?:mode|deploy\w*|traffic|model)|(?:progressive|gradual|staged)_rollout|rollout_(?:manager|controller|service|stage|percent\w*))(?:[/_]|$)/;

export const canary: Rule = {
  title: "A new version gets traffic gradually, or in shadow",
  why: {
    source: "MLTS Infra 6",
    text: "A new model goes through a canary process before it serves everybody, since offline tests do not show how it gets on with the serving system.",
  },
  applies: "serves",
  stage: "production",
  weight: 1,
  asks: "wired",
  evidence: {
    claimed: "`serving[].rollout`.",
    wired:
      "Argo Rollouts, Flagger, KServe, Seldon, Istio or Knative shares, weighted aliases or target groups, SageMaker or CodeDeploy steps, or a command that splits traffic.",
  },
  hollow: "A canary that names no step, so that all traffic moves at once, or a route whose Gateway is still to be named.",
  contradicted: "The file that `serving[].rollout` names does not exist.",
  manifest: ["serving"],
  fixes: [
    { kind: "scaffold", title: "Add a canary to the Kubernetes manifests", scaffold: "canary" },
    { kind: "manifest", title: "Declare how traffic moves", path: ["serving", 0, "rollout"], value: "TODO: canary" },
  ],
  limits:
    "Shares that are set by hand in a console, or by feature flags, can only be declared. A rolling update is no canary: it asks nobody before it goes on. Unknown where code of one's own is named for moving traffic.",
  looks: madeHereLooks,
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    for (const index of (project.manifest.value.serving ?? []).keys()) {
      const claim = claimAt(project, ["serving", index, "rollout"]);
      if (!claim) continue;
      if (!claim.exists) gaps.push(absentFile(claim));
      // A plain replacement is an answer, though not this practice.
      else if (!/^(?:recreate|rolling|rolling[- ]?update|none|all at once)$/i.test(claim.value))
        evidence.push({ level: "claimed", what: `\`rollout: ${claim.value}\``, at: claim.at });
    }
    for (const { path, resource } of deployedResources(project)) {
      const { kind, name, rollout } = resource;
      if (!rollout) continue;
      const what = `\`${name ? `${kind}/${name}` : kind}\``;
      const at = { path, span: rollout.span };
      if (rollout.awaits)
        gaps.push({
          kind: "hollow",
          message: `${what} shares the traffic of \`${rollout.awaits.value}\`, which only holds the place of a Gateway. Name the one that takes the requests in.`,
          at: { path, span: rollout.awaits.span },
        });
      else if (!rollout.isEmpty) evidence.push({ level: "wired", what: `${what} ${words[rollout.kind]}`, at });
      else
        gaps.push({
          kind: "hollow",
          message: `The canary of ${what} has no steps, so all traffic moves at once. Add \`steps\` with \`setWeight\`.`,
          at,
        });
    }
    evidence.push(...inCommandsAndCode(project));
    if (evidence.some(({ level }) => level === "wired")) return { evidence, gaps: gaps.filter(({ kind }) => kind === "contradicted") };
    if (gaps.length > 0) return { evidence, gaps };
    const [claimed] = evidence;
    const own = claimed ? undefined : madeHere(project, movesTraffic);
    if (own)
      return {
        evidence,
        gaps,
        unknown: `${own.what} is named for moving traffic step by step; whether it does is not seen. Declare \`rollout\`.`,
      };
    const told = claimed ? undefined : canaryDocument(project);
    if (told)
      return {
        evidence,
        gaps,
        unknown: `${told} tells of a canary; whether it is kept to is not seen. Declare \`rollout\`.`,
      };
    gaps.push(
      claimed
        ? {
            kind: "weak",
            message: `${claimed.what} is declared, but nothing in the workspace splits or mirrors traffic: no rollout, weights, or command that shifts it.`,
            at: claimed.at,
          }
        : {
            kind: "missing",
            message:
              "A new version gets all traffic at once: no canary, shadow or weighted route was found. Add one, or declare `rollout`.",
          },
    );
    return { evidence, gaps };
  },
};

function inCommandsAndCode(project: Project): readonly Evidence[] {
  const commands = runCommandsThat(project, (text) => command.test(text));
  const calls = callsTo(productionModules(project), call).filter(({ call: { arguments: given } }) =>
    given.some(({ name }) => shareArgument.test(name ?? "")),
  );
  const shares = modulesWith(productionModules(project), { options: ownShare }).flatMap(({ facts, place }): Evidence[] => {
    const share = facts.calls.find(({ arguments: given }) => given.some(({ name }) => ownShare.test(name ?? "")));
    return share ? [{ level: "wired", what: `\`${share.name}()\` is given a share of the requests`, at: place(share.span) }] : [];
  });
  const takers = shareTakers(productionModules(project));
  const variants = canaryClasses(productionModules(project));
  return [
    ...variants,
    ...shadowRuns(productionModules(project)),
    ...[...shares, ...takers].slice(0, 1),
    ...commands.map(({ text, at }) => ({ level: "wired" as const, what: `\`${text}\``, at })),
    ...calls.map(({ call: { name }, at }) => ({ level: "wired" as const, what: `\`${name}()\` shares traffic`, at })),
  ];
}

/** Functions that other code asks which version a request goes to, by the share that they take: `assign(user, traffic_pct)`. */
const shareTakers = oncePerModules((modules): readonly Evidence[] => {
  const called = calledNames(modules);
  return modules.flatMap(({ facts, place }) =>
    facts.functions
      .filter(({ name, empty, parameters }) => !empty && called.has(name) && parameters.some((one) => ownShare.test(one.name)))
      .map(({ name, span }): Evidence => ({ level: "wired", what: `\`${name}()\` takes a share of the requests`, at: place(span) })),
  );
});

/** Deployments of one's own that take a share: `CanaryModel` of Ray Serve. */
const canaryClasses = oncePerModules((modules): readonly Evidence[] =>
  modules.flatMap(({ facts, place }) =>
    facts.classes
      .filter(({ name }) => /^(?:Canary|Shadow)(?=[A-Z])/.test(name))
      .map(({ name, span }): Evidence => ({ level: "wired", what: `\`${name}\` takes a share`, at: place(span) })),
  ),
);
