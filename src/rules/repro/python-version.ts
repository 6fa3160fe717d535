import { isTestCommand } from "../../practices/test-command.js";
import { ciCommandsThat } from "../../project/ci-commands-that.js";
import type { Evidence } from "../../project/evidence.js";
import type { Project } from "../../project/project.js";
import { ownScripts } from "../../project/scripts.js";
import { allows } from "../../project/stack/python-version.js";
import { inWorkspace } from "../../project/stack/seen.js";
import type { Place } from "../../text/span.js";
import { folderOf, nameOf } from "../../workspace/path-parts.js";
import { broughtBy, lineage, shippedImages } from "../parts/image-builds.js";
import { unservedPackage } from "../parts/published-package.js";
import type { Fix, Gap, Rule } from "../rule.js";

/** A version that is asked for, or that something runs: `3.12` of Python, `22` of Node.js. */
interface Asked {
  readonly specifier: string;
  readonly exact: boolean;
  readonly at: Place;
  /** Of an image: the files that its Dockerfile copies. */
  readonly copies?: readonly string[];
}

/** An interpreter, and how its versions are written. */
interface Interpreter {
  readonly name: "Python" | "Node.js";
  readonly key: "python" | "node";
  /** The version that matters in a text, such as an image's tag; a minor one of Python, a major one of Node.js. */
  readonly version: (text: string) => string | undefined;
  readonly image: RegExp;
  /** The input by which CI's actions take a version. */
  readonly input: RegExp;
  readonly admits: (specifier: string, version: string) => boolean;
}

const python: Interpreter = {
  name: "Python",
  key: "python",
  version: (text) => /(?<![\d.])3\.\d{1,2}(?!\d)/.exec(text)?.[0],
  image: /(?:^|\/)python$/,
  input: /^(?:python-version|versionSpec)$/,
  admits: (specifier, version) => allows(specifier, Number(version.slice(2))),
};
const node: Interpreter = {
  name: "Node.js",
  key: "node",
  version: (text) => /^v?(\d{1,2})(?![\d])/.exec(text)?.[1],
  image: /(?:^|\/)node$/,
  input: /^node-version$/,
  admits: admitsNode,
};

export const pythonVersion: Rule = {
  title: "The interpreter's version is pinned, and the same everywhere",
  why: {
    source: "A0 #6",
    text: "Production environments always differ from development; planning for those differences is what separates deployments that succeed from experiments that fail.",
  },
  applies: "always",
  stage: "pilot",
  weight: 1,
  asks: "present",
  evidence: {
    claimed: "A range, or a version in CI only.",
    present:
      "One version of Python (or a major one of Node.js): `.python-version`, `requires-python`, a Conda environment, the tag of the image; `.nvmrc`, `engines`; what `langgraph.json` asks for. Of a package that others install, the range that it is for.",
  },
  contradicted:
    "Two places ask for versions that exclude each other: a manifest, `.python-version`, the image that ships, the tests in CI.",
  limits: "Versions from variables and matrices are not compared; a manifest is held against images and CI below its own folder only.",
  appliesUnless: (project) => (interpretersOf(project).length > 0 ? undefined : "The project has no Python and no Node.js code."),
  offByDefault:
    "Images, platforms and package metadata settle the interpreter in more ways than are seen: 6 of 15 findings were right on repositories read for the first time.",
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    const interpreters = interpretersOf(project);
    let pinned = 0;
    let brought: string | undefined;
    for (const interpreter of interpreters) {
      const manifests = askedIn(project, interpreter);
      const images = shippedIn(project, interpreter);
      const tested = testedIn(project, interpreter);
      gaps.push(...contradictions(project, interpreter, manifests, images, tested));
      const pin = manifests.find(({ exact }) => exact) ?? images[0] ?? builtIn(project, interpreter)[0] ?? carriedIn(project, interpreter);
      const [range] = [...manifests, ...tested, ...setUpIn(project, interpreter)];
      if (pin) {
        pinned += 1;
        evidence.push({ level: "present", what: `${interpreter.name} \`${pin.specifier}\``, at: pin.at });
      } else if (manifests[0] && unservedPackage(project)) {
        const [{ specifier, at }] = manifests;
        pinned += 1;
        evidence.push({ level: "present", what: `a package for ${interpreter.name} \`${specifier}\``, at });
      } else if (range) {
        evidence.push({ level: "claimed", what: `${interpreter.name} \`${range.specifier}\``, at: range.at });
        const where =
          manifests.length > 0
            ? `\`${range.specifier}\` allows many versions of ${interpreter.name}`
            : `Only CI says which ${interpreter.name} to use`;
        gaps.push({
          kind: "weak",
          message: `${where}. Pin the one that runs, in \`${pinFile(interpreter)}\` or the image.`,
          at: range.at,
          fixes: pinning(project, interpreter, range),
        });
      } else if (broughtBy(project)) brought ??= broughtBy(project);
      else
        gaps.push({
          kind: interpreters.length > 1 ? "partial" : "missing",
          message: `No manifest, image or CI says which ${interpreter.name} runs the project. Pin it in \`${pinFile(interpreter)}\`.`,
          fixes: pinning(project, interpreter),
        });
    }
    if (brought && gaps.length === 0) return { evidence, gaps, unknown: `What \`${brought}\` brings is not seen.` };
    return { evidence, gaps, share: pinned / Math.max(1, interpreters.length) };
  },
};

/** Folders of templates. */
const template = /(?:^|\/)(?:[\w.]+[-_.])?(?:templates?|cookiecutters?|boilerplates?|scaffolds?)\//i;

/** Packages that only describe what the project runs on. */
const infrastructure = /^@pulumi\/|^aws-cdk|^@aws-cdk\/|^constructs$|^@?cdktf/;

/** The interpreters of the project's own code. Scripts beside Python count where they are a package of their own. */
function interpretersOf(project: Project): readonly Interpreter[] {
  const foreign = new Set(
    project
      .facts("notebook")
      .filter(({ facts }) => !/^i?python/.test(facts.language))
      .map(({ path }) => path),
  );
  const own = project.python.filter(
    ({ path, role }) => (role === "production" || role === "notebook" || role === "evaluation") && !foreign.has(path),
  );
  const hasPackage = project
    .facts("dependencies")
    .some(
      ({ role, facts }) =>
        role === "production" &&
        facts.ecosystem === "npm" &&
        facts.role === "manifest" &&
        facts.dependencies.some(({ scope, name }) => scope === "runtime" && !infrastructure.test(name)),
    );
  const hasNode = hasPackage && ownScripts(project).length > 0;
  // Templates beside a project of scripts are what it makes for others, and no code of its own.
  const hasPython = own.some(({ path }) => !(hasNode && template.test(project.relative(path))));
  return [...(hasPython ? [python] : []), ...(hasNode ? [node] : [])];
}

function askedIn(project: Project, { key }: Interpreter): readonly Asked[] {
  return project.facts("dependencies").flatMap(({ path, role, facts }): Asked[] => {
    const asked = facts[key];
    return asked && role === "production" && facts.role === "manifest" ? [{ ...asked, at: { path, span: asked.span } }] : [];
  });
}

/** The versions of the images that ship: those of their bases. */
function shippedIn(project: Project, { image, version }: Interpreter): readonly Asked[] {
  return shippedImages(project).flatMap(({ path, facts, final }): Asked[] => {
    const stages = lineage(facts, final);
    const base = stages.at(-1);
    const found = base && (image.test(base.image) || /python3\.\d/.test(base.tag ?? "")) ? version(base.tag ?? "") : undefined;
    const copies = stages.flatMap((stage) => stage.copies.flatMap(({ sources }) => sources));
    return base && found ? [{ specifier: found, exact: true, at: { path, span: base.span }, copies }] : [];
  });
}

/** The versions of the images that build what ships: of Node.js, where Python serves a page. */
function builtIn(project: Project, { image, version }: Interpreter): readonly Asked[] {
  return shippedImages(project).flatMap(({ path, facts }) =>
    facts.stages.flatMap((stage): Asked[] => {
      const found = image.test(stage.image) ? version(stage.tag ?? "") : undefined;
      return found ? [{ specifier: found, exact: true, at: { path, span: stage.span } }] : [];
    }),
  );
}

/** Images whose tag fixes a Python that it does not name. */
const carrier =
  /^(?:(?:docker\.io|quay\.io|ghcr\.io|public\.ecr\.aws)\/)?(?:apache\/airflow|prefecthq\/prefect|astronomer\/astro-runtime|astrocrpublic\.azurecr\.io\/runtime|(?:jupyter\/)?[\w-]+-notebook|pytorch\/pytorch|tensorflow\/tensorflow|mageai\/mageai|apache\/superset)$/;

/** Installing one version of Python. */
const installing =
  /\b(?:apt(?:-get)?|dnf|yum|apk|conda|mamba|micromamba|pyenv|uv)\b[^;&|]*\b(?:install|add|create)\b[^;&|]*\b(?:python[= ]*|pyenv install )(3\.\d{1,2})(?![\d-])/;

/** Installing one version of Node.js. */
const installingNode =
  /\b(?:nvm|fnm)\s+install\s+v?(\d{1,2})\b|\bvolta\s+install\s+node@v?(\d{1,2})\b|\bdeb\.nodesource\.com\/(?:setup|node)_(\d{1,2})\.x\b/;

/** An image at a fixed tag that brings its Python along, or into which one is installed; of Node.js the latter only. */
function carriedIn(project: Project, { key }: Interpreter): Asked | undefined {
  if (key === "node")
    return shippedImages(project).flatMap(({ path, facts, final }) =>
      lineage(facts, final).flatMap(({ runs }) =>
        runs.flatMap(({ value, span }): Asked[] => {
          const found = installingNode
            .exec(value)
            ?.slice(1)
            .find((one) => one !== undefined);
          return found ? [{ specifier: found, exact: true, at: { path, span } }] : [];
        }),
      ),
    )[0];
  return shippedImages(project).flatMap(({ path, facts, final }): Asked[] => {
    const stages = lineage(facts, final);
    const installed = stages.flatMap(({ runs }) => runs.flatMap(({ value, span }) => ({ version: installing.exec(value)?.[1], span })));
    const [own] = installed.flatMap(({ version, span }) => (version ? [{ specifier: version, exact: true, at: { path, span } }] : []));
    if (own) return [own];
    const base = stages.at(-1);
    const isFixed = base?.tag !== undefined && /\d/.test(base.tag) && !/nightly|latest|edge/i.test(base.tag);
    return base && isFixed && carrier.test(base.image)
      ? [{ specifier: `${base.image}:${base.tag}`, exact: true, at: { path, span: base.span } }]
      : [];
  })[0];
}

/** The versions on which CI runs the tests, none where one of them cannot be known. */
function testedIn(project: Project, { input, image, version }: Interpreter): readonly Asked[] {
  const jobs = new Map(ciCommandsThat(project, isTestCommand).map(({ job, path }) => [job, path]));
  const found: Asked[] = [];
  for (const [job, path] of jobs) {
    if (job.steps.some((step) => step.workingDirectory !== undefined)) return [];
    for (const { uses, with: inputs } of job.steps) {
      const given = uses && Object.entries(inputs).find(([name]) => input.test(name))?.[1];
      if (given === undefined || !uses) continue;
      const one = /[$,\n]/.test(given) ? undefined : version(given.trim());
      if (one === undefined) return [];
      found.push({ specifier: one, exact: true, at: { path, span: uses.span } });
    }
    const [name = "", tag = ""] = job.image?.value.split(":") ?? [];
    if (image.test(name) || image.test(name.replace(/^cimg\//, ""))) {
      const one = version(tag);
      if (one === undefined || !job.image) return [];
      found.push({ specifier: one, exact: true, at: { path, span: job.image.span } });
    }
  }
  return found;
}

/** The versions that CI sets up for whatever it does, as they are written there. */
function setUpIn(project: Project, { input, version }: Interpreter): readonly Asked[] {
  return project.facts("ci").flatMap(({ path, facts }) =>
    facts.jobs.flatMap(({ steps }) =>
      steps.flatMap(({ uses, with: inputs }): Asked[] => {
        const given = uses && Object.entries(inputs).find(([name]) => input.test(name))?.[1];
        if (!given || !uses) return [];
        return [{ specifier: version(given.trim()) ?? given.trim(), exact: false, at: { path, span: uses.span } }];
      }),
    ),
  );
}

function contradictions(
  project: Project,
  interpreter: Interpreter,
  manifests: readonly Asked[],
  images: readonly Asked[],
  tested: readonly Asked[],
): Gap[] {
  const { name, version, admits } = interpreter;
  const clash = (one: Asked, other: Asked, what: string): Gap => ({
    kind: "contradicted",
    message: `${what} ${name} \`${one.specifier}\`, but \`${project.relative(other.at.path)}\` ${images.includes(other) ? "runs" : "asks for"} \`${other.specifier}\`.`,
    at: one.at,
    related: [{ message: `\`${other.specifier}\` here.`, at: other.at }],
  });
  const excludes = (one: Asked, found: string) => /\d/.test(one.specifier) && !admits(one.specifier, found);
  const folders = [...new Set(manifests.map(({ at }) => folderOf(at.path)))];
  const inFolder = (folder: string | undefined) => manifests.filter(({ at }) => folderOf(at.path) === folder);
  const gaps: Gap[] = [];
  for (const folder of folders) {
    const here = inFolder(folder);
    const [pin] = here.filter(({ exact }) => exact);
    const found = pin && version(pin.specifier.replace(/^[=^~\s]+/, ""));
    // Environments of Conda beside each other are for different jobs.
    const other = found && here.find((one) => one !== pin && !(isConda(one) && isConda(pin)) && excludes(one, found));
    if (pin && other) gaps.push(clash(pin, other, `\`${project.relative(pin.at.path)}\` pins`));
  }
  for (const image of images) {
    const nearest = folders
      .filter((folder) => folder === "" || `${image.at.path}/`.startsWith(`${folder}/`))
      .sort((a, b) => b.length - a.length)[0];
    const other = inFolder(nearest).find((one) => !installsOther(image, one) && excludes(one, image.specifier));
    if (other) gaps.push(clash(image, other, "The image runs"));
  }
  const [first] = tested;
  const shipped = new Set(images.map(({ specifier }) => specifier));
  // With several manifests it cannot be told which of them the tests are for.
  const asked = folders.length <= 1 ? [...manifests, ...(shipped.size === 1 ? images : [])] : [];
  const untested = asked.find((one) => tested.every(({ specifier }) => excludes(one, specifier)));
  if (first && untested && gaps.length === 0) gaps.push(clash(first, untested, "CI tests on"));
  return gaps;
}

/** What says which packages an image gets. */
const manifestFile =
  /^(?:[\w.-]*requirements[\w.-]*\.(?:txt|in)|pyproject\.toml|Pipfile(?:\.lock)?|setup\.(?:py|cfg)|[\w-]*environment[\w-]*\.ya?ml)$/;

/** Whether an image in another folder installs what stands beside it, and not what a manifest asks for. */
function installsOther({ at, copies = [] }: Asked, manifest: Asked): boolean {
  if (folderOf(at.path) === folderOf(manifest.at.path)) return false;
  const names = copies.map(nameOf);
  return names.some((name) => manifestFile.test(name)) && !names.includes(nameOf(manifest.at.path));
}

function isConda({ at }: Asked): boolean {
  return /\.ya?ml$/.test(at.path);
}

function admitsNode(specifier: string, version: string): boolean {
  const major = Number(version);
  return specifier.split("||").some((choice) => {
    const span = /^\s*v?(\d+)[\d.x*]*\s+-\s+v?(\d+)/.exec(choice);
    if (span) return major >= Number(span[1]) && major <= Number(span[2]);
    const clauses = [...choice.matchAll(/([<>=~^]*)\s*v?(\d+)((?:\.[\dx*]+)*)/g)];
    return clauses.every(([, operator, text, rest]) => {
      const asked = Number(text);
      if (operator === ">=") return major >= asked;
      if (operator === ">") return major >= asked + (rest ? 0 : 1);
      if (operator === "<=") return major <= asked;
      if (operator === "<") return major < asked || (major === asked && /[1-9]/.test(rest ?? ""));
      return major === asked;
    });
  });
}

function pinFile({ key }: Pick<Interpreter, "key">): string {
  return key === "python" ? ".python-version" : ".nvmrc";
}

/** A file that pins the version which the project's own range or CI gives; none is made up. */
function pinning(project: Project, { key, version }: Interpreter, range?: Asked): Fix[] {
  if (key === "python") return [{ kind: "scaffold", title: "Pin the version in `.python-version`", scaffold: "python-version" }];
  const one = range && version(range.specifier.replace(/^[>=^~v\s]+/, ""));
  const file = pinFile({ key });
  const path = inWorkspace(project, file);
  if (!one || project.files.includes(path)) return [];
  return [{ kind: "edit", title: `Pin ${one} in \`${file}\``, edits: [{ kind: "create", path, text: `${one}\n` }] }];
}
