import type { CodeValue } from "../../facts/code-value.js";
import type { PythonFacts } from "../../facts/python-facts.js";
import { commandsByJob } from "../../project/ci-commands.js";
import type { Evidence } from "../../project/evidence.js";
import { remembered } from "../../project/once-per.js";
import { oncePerModules, productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { any } from "../../project/trait.js";
import { type Place, startOf } from "../../text/span.js";
import { splitWords } from "../../text/split-words.js";
import { folderOf } from "../../workspace/path-parts.js";
import { claimsAt } from "../parts/claim.js";
import { doesNothing } from "../parts/deployments.js";
import { developmentCommand } from "../parts/development-command.js";
import { lineage, shippedImages } from "../parts/image-builds.js";
import type { Fix, Gap, Rule } from "../rule.js";

type Kind = "production" | "other";

const production = /(?:^|[-_./ :])(?:prod|production|prd|live)(?:$|[-_./ :])/i;
const other =
  /(?:^|[-_./ :])(?:dev|develop|development|stag(?:e|ing)|stg|test|testing|qa|uat|preprod|pre-prod|preview|sandbox|int|integration|local)(?:$|[-_./ :])/i;
/** Files that hold settings, by what they are or where they lie. */
const settings =
  /(?:^|\/)(?:\.env[.-]|\.?[\w-]+\.env$|values?[.-]|settings|config|conf|application|appsettings|docker-compose|compose|azuredeploy|parameters|serverless|terraform|backend|env(?:ironment)?s?|overlays?|clusters?|stacks?|deploy(?:ments?)?|helm|k8s|kubernetes|kustomize|infra(?:structure)?|iac|targets?|stages?|Pulumi\.)/i;
const settingsFile = /\.(?:ya?ml|toml|json|ini|cfg|conf|tfvars|tf|env|py|properties|hcl|bicepparam|exs)$|(?:^|\/)\.env[.-][\w-]+$/i;

const naming: Fix = {
  kind: "manifest",
  title: "Name the environments",
  path: ["ci", "environments"],
  value: ["TODO: staging", "TODO: production"],
};

const deploying: Fix = {
  kind: "scaffold",
  title: "Add a workflow that deploys to staging, then to production",
  scaffold: "deploy-workflow",
};

export const environments: Rule = {
  title: "Staging and production have settings of their own",
  why: {
    source: "A0 #6 production differs from development",
    text: "Production always differs from experimentation and development; planning for the differences is what separates deployments that work.",
  },
  applies: any("serves", "batch"),
  stage: "production",
  weight: 2,
  asks: "present",
  evidence: {
    claimed: "`ci.environments` names production and another place.",
    present:
      "Files of settings for production and for another place: values, overlays, variables, `.env` files, Compose files, dbt targets; or a table, classes or a setting in code that tells them apart.",
    wired: "CI deploys to production and to another environment, by name.",
  },
  hollow:
    "The image that ships, or what Compose runs in production, has the settings of development: auto-reload, a debugger, `NODE_ENV=development`.",
  contradicted: "`ci.environments` names a place, and CI deploys to others only.",
  manifest: ["ci", "environments"],
  unknownWithoutManifest: true,
  limits:
    "Settings that a platform or a secret store keeps for each environment are not seen; name them in `ci.environments`. Unknown where Vercel alone serves.",
  *looks(project) {
    yield settingsFiles(project);
  },
  check(project) {
    const evidence: Evidence[] = [];
    const places = ciEnvironments(project);
    const kinds = new Set(places.flatMap(({ name }) => kindOf(name) ?? []));
    const [first] = places;
    if (kinds.size === 2 && first) evidence.push({ level: "wired", what: `CI deploys to ${listed(places)}`, at: first.at });
    evidence.push(...settingsFiles(project), ...bundleTargets(project), ...settingsInCode(productionModules(project)));
    const claims = claimsAt(project, ["ci", "environments"]);
    const declared = new Set(claims.flatMap(({ value }) => kindOf(value) ?? []));
    const [claim] = claims;
    if (claim && claims.length > 1 && declared.has("production"))
      evidence.push({ level: "claimed", what: claims.map(({ value }) => `\`${value}\``).join(", "), at: claim.at });
    const gaps: Gap[] = developmentInProduction(project);
    const unknown = claims.find(({ value }) => places.length > 0 && !places.some(({ name }) => isSame(name, value)));
    if (unknown && claims.every(({ value }) => !places.some(({ name }) => isSame(name, value))))
      gaps.push({
        kind: "contradicted",
        message: `\`${unknown.value}\` is declared, but CI deploys to ${listed(places)} only.`,
        at: unknown.at,
        related: first ? [{ message: "Deployed here.", at: first.at }] : [],
      });
    if (gaps.length > 0) return { evidence, gaps };
    if (evidence.length === 0 && isOnVercel(project))
      return { evidence, gaps, unknown: "Vercel sets up previews beside production; which settings each of them has is kept there." };
    if (evidence.length === 0)
      gaps.push({
        kind: "missing",
        message: "Nothing keeps staging and production apart: no settings of their own, and no two environments that CI deploys to.",
        fixes: [naming, deploying],
      });
    else if (evidence.every(({ level }) => level === "claimed"))
      gaps.push({ kind: "weak", message: "Environments are declared, but no settings of theirs are in the workspace.", at: claim?.at });
    return { evidence, gaps };
  },
};

/** Whether Vercel alone serves the project: what answers is in scripts, and `vercel.json` says where. */
function isOnVercel(project: Project): boolean {
  const answers = project.traits.serves.evidence;
  return (
    answers.length > 0 &&
    answers.every(({ at }) => /\.[cm]?[jt]sx?$/.test(at?.path ?? "")) &&
    project.tool("vercel")?.evidence.some(({ kind }) => kind === "file") === true
  );
}

interface NamedPlace {
  readonly name: string;
  readonly at: Place;
}

function kindOf(name: string): Kind | undefined {
  // `pre-production` and `non-prod` are not production.
  if (/(?:^|[-_./ :])(?:pre|non)[-_]?prod/i.test(name)) return "other";
  return production.test(name) ? "production" : other.test(name) ? "other" : undefined;
}

function isSame(name: string, value: string): boolean {
  return (
    name.toLowerCase() === value.toLowerCase() || (kindOf(name) === "production" && kindOf(value) === "production") || name.includes("$")
  );
}

function listed(places: readonly NamedPlace[]): string {
  return [...new Set(places.map(({ name }) => `\`${name}\``))].slice(0, 4).join(", ");
}

/** The deployment environments that CI jobs name; pages and package registries are none. */
function ciEnvironments(project: Project): readonly NamedPlace[] {
  const commands = commandsByJob(project);
  return project.facts("ci").flatMap(({ path, facts }) =>
    facts.jobs.flatMap((job): NamedPlace[] => {
      if (doesNothing(commands.get(job) ?? [])) return [];
      const { environment, steps } = job;
      const named = environment ? namesIn(environment.value).map((name) => ({ name, at: { path, span: environment.span } })) : [];
      // A reusable workflow is told where to deploy.
      const given = steps.flatMap(({ uses, with: inputs }) => {
        const value = inputs.environment ?? inputs.env ?? inputs.stage;
        return uses && value && /\.ya?ml(?:@|$)/.test(uses.value) ? [{ name: value, at: { path, span: uses.span } }] : [];
      });
      return [...named, ...given].filter(({ name }) => !/pages|pypi|npm|^\s*$/i.test(name));
    }),
  );
}

/** The names that an expression may give: `${{ github.ref_name == 'main' && 'production' || 'qa' }}`. */
function namesIn(value: string): readonly string[] {
  const chosen = [...value.matchAll(/(?:&&|\|\|)\s*'([\w-]+)'/g)].flatMap(([, name]) => name ?? []);
  return value.includes("${{") && chosen.length > 0 ? chosen : [value];
}

/** The files that hold the settings of production, where others hold those of another place. */
const settingsFiles = remembered((project: Project): readonly Evidence[] => {
  const found: Partial<Record<Kind, string>> = {};
  for (const file of [...project.files, ...project.shared]) {
    if (found.production && found.other) break;
    const path = project.relative(file);
    const kind = settingsFile.test(path) && settings.test(path) ? kindOf(path) : undefined;
    if (!kind || found[kind]) continue;
    const role = project.role(file);
    if (role !== "vendored" && role !== "test" && role !== "docs" && role !== "example") found[kind] = file;
  }
  const evidence: Evidence[] = [];
  // A Compose file with an override for production is for development itself.
  const base = project.files.find((file) => /(?:^|\/)(?:docker-)?compose\.ya?ml$/.test(file));
  const mate = found.other ?? (found.production && /compose/.test(found.production) ? base : undefined);
  if (found.production && mate) {
    const what = `\`${project.relative(mate)}\` and \`${project.relative(found.production)}\``;
    evidence.push({ level: "present", what, at: startOf(found.production) });
  }
  const image = project.files.find((file) => productionImage.test(file) && project.role(file) === "production");
  const beside =
    image &&
    project.files.find((file) => folderOf(file) === folderOf(image) && /(?:^|\/)(?:docker|container)file(?:[-._]?dev\w*)?$/i.test(file));
  if (image && beside)
    evidence.push({ level: "present", what: `\`${project.relative(beside)}\` and \`${project.relative(image)}\``, at: startOf(image) });
  return evidence;
});

/** Targets of a Databricks bundle, one of which is production. */
function bundleTargets(project: Project): readonly Evidence[] {
  return project.facts("configuration").flatMap(({ path, facts: { targets = [] } }): Evidence[] => {
    const [first] = targets;
    const kinds = new Set(targets.flatMap(({ value }) => kindOf(value) ?? []));
    const what = `targets ${targets.map(({ value }) => `\`${value}\``).join(", ")} of \`${project.relative(path)}\``;
    return first && kinds.size === 2 ? [{ level: "present", what, at: { path, span: first.span } }] : [];
  });
}

/**
 * Code that tells production from another place, first of each module: tables with values for both, classes of settings for each, and a
 * setting that may name either.
 */
const settingsInCode = oncePerModules((modules): readonly Evidence[] => {
  const choices = new Set(modules.flatMap(({ facts }) => placesToChoose(facts)));
  return modules.flatMap(({ facts, place }): Evidence[] => {
    const table = facts.assignments.find(({ value }) => isOfBoth(keysOf(value, facts)));
    if (table) return [{ level: "present", what: `\`${table.targets[0]}\` tells production from other places`, at: place(table.span) }];
    const classes = facts.classes.filter(({ name, bases }) => bases.length > 0 && /(?:Config|Settings)$/.test(name));
    const own = classes.find(({ name }) => kindOf(splitWords(name)) === "production");
    if (own && isOfBoth(classes.map(({ name }) => splitWords(name))))
      return [{ level: "present", what: `\`${own.name}\` beside settings for other places`, at: place(own.span) }];
    const chosen = facts.classes.flatMap(({ fields, span }) => {
      const field = fields.find(({ name, annotation }) => namesPlace.test(name) && isChoice(annotation, choices));
      return field ? [{ field, span }] : [];
    })[0];
    if (!chosen) return [];
    return [{ level: "present", what: `\`${chosen.field.name}\` is production or another place`, at: place(chosen.span) }];
  });
});

/** How a setting is called that says where code runs. A stage may be that of a model in a registry. */
const namesPlace = /(?:^|_)env(?:ironment)?(?:_name)?$/i;

/** Enumerations whose members are production and another place. */
function placesToChoose({ classes, assignments }: PythonFacts): readonly string[] {
  return classes
    .filter(({ bases }) => bases.some((base) => /Enum$/.test(base)))
    .filter(({ name }) =>
      isOfBoth(assignments.flatMap(({ scope, value }) => (scope === name && value.kind === "string" ? value.value : []))),
    )
    .map(({ name }) => name);
}

function isChoice(annotation: string, choices: ReadonlySet<string>): boolean {
  if (/\bLiteral\[/.test(annotation)) return isOfBoth([...annotation.matchAll(/["']([\w-]+)["']/g)].flatMap(([, text]) => text ?? []));
  return [...annotation.matchAll(/\w+/g)].some(([name]) => choices.has(name));
}

const none: readonly string[] = [];

/** The keys of a table: `{"dev": …}`, `dict(dev=…)`. */
function keysOf(value: CodeValue, { calls }: PythonFacts): readonly string[] {
  if (value.kind === "dict") return value.entries.flatMap(({ key }) => (key.kind === "string" || key.kind === "name" ? key.value : []));
  if (value.kind !== "call" || value.name !== "dict") return none;
  return (calls[value.call]?.arguments ?? []).flatMap(({ name }) => name ?? []);
}

function isOfBoth(names: readonly string[]): boolean {
  return names.length > 1 && new Set(names.flatMap((name) => kindOf(name) ?? [])).size === 2;
}

const developingVariable = /^(?:NODE_ENV|FLASK_ENV|APP_ENV|ENVIRONMENT|RAILS_ENV|DJANGO_DEBUG|FLASK_DEBUG|DEBUG|UVICORN_RELOAD)$/;

const productionImage = /(?:^|\/)(?:(?:docker|container)file[-._]?prod(?:uction)?|prod(?:uction)?\.(?:docker|container)file)$/i;

/** Images that ship with settings of development, each by what shows it. */
function developmentInProduction(project: Project): Gap[] {
  const gaps: Gap[] = [];
  for (const { path, facts, final } of shippedImages(project)) {
    // Beside an image for production another is for development.
    const folder = folderOf(path);
    if (project.files.some((file) => file !== path && folderOf(file) === folder && productionImage.test(file))) continue;
    const stages = lineage(facts, final);
    const name = `\`${project.relative(path)}\``;
    const starter = stages.find((stage) => stage.command ?? stage.entrypoint);
    const command = [starter?.entrypoint, starter?.command].find((one) => one && developmentCommand.test(one.value));
    const found = command && developmentCommand.exec(command.value)?.[0].trim();
    if (command && found)
      gaps.push({
        kind: "hollow",
        message: `The image of ${name} starts with \`${found}\`, which is for development. Start it as production does.`,
        at: { path, span: command.span },
      });
    const variable = stages
      .flatMap(({ environment }) => environment)
      .find(({ name: key, value }) => developingVariable.test(key) && /^(?:dev|development|1|true|debug)$/i.test(value));
    if (variable)
      gaps.push({
        kind: "hollow",
        message: `The image of ${name} ships with \`${variable.name}=${variable.value}\`, a setting of development.`,
        at: { path, span: variable.span },
      });
  }
  for (const { path, facts } of project.facts("compose")) {
    if (kindOf(project.relative(path)) !== "production") continue;
    for (const { name, command } of facts.services)
      if (command && developmentCommand.test(command.value))
        gaps.push({
          kind: "hollow",
          message: `Service \`${name}\` runs \`${command.value}\` in production, which is for development.`,
          at: { path, span: command.span },
        });
  }
  return gaps;
}
