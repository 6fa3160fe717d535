import type { PythonArgument } from "../../facts/python-facts.js";
import type { Evidence } from "../../project/evidence.js";
import { innerScope } from "../../project/inner-scope.js";
import { calledNames, modulesWith } from "../../project/modules-with.js";
import { callsTo, oncePerModules, productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { scriptsOf } from "../../project/scripts.js";
import { namesRead } from "../../semantics/names-in.js";
import { lastPart } from "../../text/last-part.js";
import { canaryDocument } from "../parts/canary-document.js";
import { absentFile, claimAt, claimEvidence } from "../parts/claim.js";
import { deployedResources } from "../parts/deployed.js";
import { shadowRuns } from "../parts/shadow-runs.js";
import type { Gap, Rule } from "../rule.js";

/** Clients of services that compare variants on users, and calls that part traffic between models. */
const experiment =
  /^(?:growthbook|statsig|statsig_python_core|optimizely|eppo_client|splitio|amplitude_experiment|ldclient|UnleashClient|flagsmith|mojito|planout)(?:\.|$)/;
const variant =
  /\.(?:get_feature_flag|feature_enabled|variation|variation_detail|get_variant|get_experiment|get_treatment|decide|run_experiment|get_string_assignment)$/;
const scriptExperiment =
  /^(?:@growthbook\/|statsig|@statsig\/|@optimizely\/|@eppo\/|@splitsoftware\/|@launchdarkly\/|launchdarkly-|unleash-client|@unleash\/|@amplitude\/experiment|flagsmith|posthog-node|flags(?:\/|\.))/;
const scriptVariant =
  /\.(?:getExperiment|getFeatureFlag|variation|getVariant|getTreatment|decide|getStringAssignment|getLayer|fetchVariants)$/;
/** Functions that choose a variant for a request, or run two models side by side. */
const own =
  /(?:^|_)(?:ab_?test\w*|a_b_test\w*|split_traffic|traffic_split\w*|shadow_(?:predict\w*|model|request|mode|traffic|deploy\w*)|champion_challenger|challenger_(?:predict\w*|model)|canary_(?:predict\w*|model|traffic|weight)|(?:assign|choose|pick|resolve|allocate|select)_(?:variant|experiment_group)|experiment_(?:variant|bucket|group)|multi_?armed_?bandit)(?:_|$)/i;
/** Deployments of one's own that stand beside the one in use: `CanaryModel` of Ray Serve. */
const variantClass = /^(?:Canary|Shadow|Challenger)(?=[A-Z])/;
const camelOwn =
  /^(?:abTest|splitTraffic|trafficSplit|shadow(?:Predict|Request|Model|Traffic)|(?:assign|choose|pick|select)(?:Variant|ExperimentGroup))/;
const trafficArgument =
  /^(?:traffic_split|traffic_percentage|canary_traffic_percent|(?:canary|rollout|traffic)_(?:pct|percent|weight|share|fraction|ratio)|production_variants|ProductionVariants|ShadowProductionVariants|initial_weight)$/;
const infrastructure =
  /^(?:Canary|AnalysisTemplate|ClusterAnalysisTemplate|Experiment|TrafficSplit|aws_evidently_\w+|AWS::Evidently::\w+)$/;
const compares = /canary|shadow|a\/?b|experiment|champion|bandit|interleav/i;

export const abTest: Rule = {
  title: "Releases are compared online",
  why: {
    source: "A4",
    text: "Comparing versions on real users, in an A/B test, is how one knows that a change helps: benchmark figures have little to do with real business use.",
  },
  applies: "serves",
  stage: "production",
  weight: 1,
  asks: "present",
  shownByCode: true,
  evidence: {
    claimed: "`serving[].rollout` is canary or shadow, or `serving[].ab_test` is a link or text.",
    present: "`serving[].ab_test` names a document or code that exists.",
    wired:
      "Production code chooses a variant per request, calls an experiment service, or parts traffic between models; or infrastructure code does.",
  },
  contradicted: "The file that `serving[].ab_test` names does not exist.",
  manifest: ["serving"],
  limits: "Experiments that are set up in a console, a gateway or another repository can only be declared.",
  appliesUnless: ({ traits }) => (traits.trains.value || traits.llm.value ? undefined : "No model answers here."),
  check(project) {
    const evidence: Evidence[] = [
      ...inCode(productionModules(project)),
      ...drawnVersions(productionModules(project)),
      ...hashedRollouts(productionModules(project)),
      ...elsewhere(project),
    ];
    const gaps: Gap[] = [];
    for (const index of (project.manifest.value.serving ?? []).keys()) {
      const plan = claimAt(project, ["serving", index, "ab_test"]);
      const rollout = claimAt(project, ["serving", index, "rollout"]);
      if (plan && !plan.exists) gaps.push(absentFile(plan));
      else if (plan) evidence.push(...claimEvidence(plan));
      if (rollout && compares.test(rollout.value))
        evidence.push({ level: "claimed", what: `rollout: \`${rollout.value}\``, at: rollout.at });
    }
    if (gaps.length > 0 || evidence.some(({ level }) => level !== "claimed")) return { evidence, gaps };
    if (evidence.length > 0) {
      const message =
        "It is declared that versions are compared online, but neither code nor infrastructure shows it. Name what does it in `serving[].ab_test`.";
      return { evidence, gaps: [{ kind: "weak", message, at: evidence[0]?.at }] };
    }
    const told = canaryDocument(project);
    if (told)
      return { evidence, gaps, unknown: `${told} tells of a canary; what is compared in it is not seen. Say so in \`serving[].ab_test\`.` };
    const message =
      "Nothing compares a new version with the old one on real requests: no A/B test, shadow or canary was found. Say in `serving[].ab_test` how it is done.";
    const fix = {
      kind: "manifest",
      title: "Say how versions are compared",
      path: ["serving", 0, "ab_test"],
      value: "TODO: docs/experiments.md",
    } as const;
    return { evidence, gaps: [{ kind: "missing", message, fixes: [fix] }] };
  },
};

/** Whether one variant gets all the traffic. A shadow stands beside another, which is named elsewhere. */
function takesAll({ name = "", value }: PythonArgument): boolean {
  if (/^shadow/i.test(name)) return false;
  if (value.kind === "list") return value.items.length < 2;
  if (value.kind === "dict") return !value.unpacked && value.entries.length < 2;
  return value.kind === "number" && /percent/.test(name) && (value.value === 0 || value.value === 100);
}

const inCode = oncePerModules((modules): readonly Evidence[] => [
  ...shadowRuns(modules),
  ...callsTo(modules, experiment).map(({ call, at }): Evidence => ({ level: "wired", what: `\`${call.name}()\` called`, at })),
  ...callsTo(modules, variant)
    .filter(({ module }) => module.facts.imports.some((one) => experiment.test(one.module) || /^posthog/.test(one.module)))
    .map(({ call, at }): Evidence => ({ level: "wired", what: `\`${call.name}()\` called`, at })),
  ...modules.flatMap(({ facts, place }) =>
    facts.classes
      .filter(({ name }) => variantClass.test(name))
      .map(({ name, span }): Evidence => ({ level: "wired", what: `\`${name}\``, at: place(span) })),
  ),
  ...modulesWith(modules, { functions: own, options: trafficArgument }).flatMap((module) => {
    const chosen = module.facts.functions.find(({ name, empty }) => !empty && own.test(name));
    const call = module.facts.calls.find(({ arguments: given }) =>
      given.some((one) => one.name !== undefined && trafficArgument.test(one.name) && !takesAll(one)),
    );
    return [
      ...(chosen ? [{ level: "wired" as const, what: `\`${chosen.name}()\``, at: module.place(chosen.span) }] : []),
      ...(call ? [{ level: "wired" as const, what: `\`${call.name}()\` parts traffic`, at: module.place(call.span) }] : []),
    ];
  }),
]);

/** Draws by weight, one of several versions for each request. */
const draws = /^(?:random|secrets\.SystemRandom\(\)|numpy\.random(?:\.default_rng\(\))?)\.(?:choices|choice)$/;
const weighs = /^(?:weights|cum_weights|p)$/;
/** What holds the versions of prompts or models, by names of files, classes and functions. */
const holdsVersions =
  /(?:^|[/._])(?:(?:prompt|model)s?[/_]?)?(?:versions?|variants?)(?:[/._]|$)|(?:Prompt|Model)(?:Version|Variant)s?|(?:Version|Variant)(?:Manager|Router|Selector|Store|Registry)/;

/** Where code draws a version by weight: `random.choices(versions, weights=shares)`. */
const drawnVersions = oncePerModules((modules): readonly Evidence[] =>
  modulesWith(modules, { calls: draws }).flatMap(({ path, facts, place }) =>
    facts.calls
      .filter(({ name, arguments: given }) => draws.test(name) && given.some((one) => weighs.test(one.name ?? "")))
      .filter(({ scope, arguments: [from] }) =>
        [path, scope, from?.value.kind === "name" ? from.value.value : ""].some((text) => holdsVersions.test(text)),
      )
      .map(({ name, span }): Evidence => ({ level: "wired", what: `\`${name}()\` draws a version`, at: place(span) })),
  ),
);

/** What makes a number out of whoever asks, the same each time. */
const hashes = /^(?:hashlib\.\w+|zlib\.(?:crc32|adler32)|binascii\.crc32|(?:mmh3|murmurhash\w*|xxhash|farmhash|cityhash)\.\w+|hash)$/;
const rolloutShare =
  /(?:^|_)(?:rollout|canary|treatment|variant|challenger)_?(?:percent(?:age)?|pct|share|fraction|ratio|weight|traffic)(?:_|$)/i;

/** Functions that let a share of users have what is new, by a hash of each, and that other code calls. */
const hashedRollouts = oncePerModules((modules): readonly Evidence[] => {
  const called = calledNames(modules);
  return modulesWith(modules, { calls: hashes }).flatMap(({ facts, place }) =>
    facts.functions.flatMap((one): Evidence[] => {
      const { name, span } = one;
      const own = innerScope(one);
      if (!facts.calls.some((call) => call.scope === own && hashes.test(call.name))) return [];
      const decided = [
        ...facts.returns.filter(({ scope }) => scope === own).flatMap(({ value }) => namesRead(value)),
        ...facts.checks.filter(({ scope }) => scope === own).flatMap(({ left, right }) => [left, right]),
      ];
      return decided.some((text) => rolloutShare.test(lastPart(text))) && called.has(name)
        ? [{ level: "wired", what: `\`${name}()\` chooses by a hash`, at: place(span) }]
        : [];
    }),
  );
});

/** What scripts and infrastructure code show. */
function elsewhere(project: Project): readonly Evidence[] {
  const scripts = scriptsOf(project).filter(({ role }) => role === "production");
  return [
    ...scripts.flatMap(({ facts, place }) => {
      const imports = facts.imports.filter(({ module, typeOnly }) => !typeOnly && scriptExperiment.test(module));
      const call = facts.calls.find(
        ({ name }) => camelOwn.test(name) || (imports.length > 0 && (scriptExperiment.test(name) || scriptVariant.test(name))),
      );
      return call ? [{ level: "wired" as const, what: `\`${call.name}()\` called`, at: place(call.span) }] : [];
    }),
    ...deployedResources(project).flatMap(({ path, resource: { kind, rollout } }) =>
      rollout && rollout.kind !== "blue-green" && !rollout.isEmpty && !rollout.awaits
        ? [{ level: "wired" as const, what: `\`${kind}\` parts traffic`, at: { path, span: rollout.span } }]
        : [],
    ),
    ...project.facts("infrastructure").flatMap(({ path, facts }) => {
      const one = facts.resources.find(({ kind }) => infrastructure.test(kind));
      return one ? [{ level: "wired" as const, what: `${one.kind} \`${one.name}\``, at: { path, span: one.span } }] : [];
    }),
  ];
}
