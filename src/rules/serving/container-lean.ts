import ignore from "ignore";
import type { DockerStage } from "../../facts/container-facts.js";
import { environmentExample } from "../../practices/environment-example.js";
import type { Project } from "../../project/project.js";
import { any } from "../../project/trait.js";
import { dockerignore } from "../../scaffolds/templates/dockerignore.js";
import { isPlaceholder } from "../../text/placeholder.js";
import { folderOf, nameOf } from "../../workspace/path-parts.js";
import { lineage, packagedElsewhere, type ShippedImage, shippedImages } from "../parts/image-builds.js";
import type { Gap, Rule } from "../rule.js";

const secretFile =
  /^(?:\.env(?:\.(?!example|sample|template|dist)[\w-]+)?|.*\.pem|id_(?:rsa|ed25519)|(?:gcp-)?credentials\.json|service[-_]account.*\.json|secrets\.(?:toml|ya?ml|json)|\.aws|\.ssh|\.netrc|kubeconfig)$/i;
const secretName = /(?:^|_)(?:API_?KEY|SECRET(?:_?KEY)?|TOKEN|PASSWORD|PASSWD|ACCESS_KEY)$/;
/** What training leaves behind, and what nothing reads at run time. `data` alone may be an index that the service reads. */
const ballast =
  /(?:^|\/)(?:\.git|mlruns|mlartifacts|wandb|lightning_logs|notebooks|datasets?|data\/(?:raw|train(?:ing)?|interim)|\.dvc|\.venv|venv)\/?$/;
const compiler = /(?:^|\s)(build-essential|gcc|g\+\+|clang|cmake|cargo|rustc|build-base|gfortran)(?:=\S*)?(?=\s|$)/;
const installing = /\b(?:apt-get|apt|apk|yum|dnf|microdnf)\s.*\b(?:install|add)\b/;
const removing = /\b(?:apt-get|apt|apk|yum|dnf|microdnf)\s.*\b(?:purge|remove|autoremove|del)\b|\bapk\s+add\b.*--virtual\b/;

export const containerLean: Rule = {
  title: "The image holds what runs, and nothing else",
  why: {
    source: "A3",
    text: "The model is containerized to be deployed to a cloud; secrets, data and build tools in the image travel with it to whoever can pull it.",
  },
  applies: any("serves", "batch"),
  stage: "pilot",
  weight: 1,
  asks: "present",
  evidence: {
    present:
      "A `.dockerignore` where the whole folder is copied, no secrets or training data among what is copied, and compilers only in a stage of their own.",
  },
  hollow: "The `.dockerignore` is empty.",
  manifest: ["serving"],
  fixes: [{ kind: "scaffold", title: "Add a Dockerfile and a .dockerignore", scaffold: "dockerfile" }],
  limits: "The image is read, not built: what base images and scripts bring along is not seen.",
  appliesUnless: packagedElsewhere,
  check(project) {
    const images = shippedImages(project);
    // Without any image, `serving/container` says so.
    if (images.length === 0) return { evidence: [], gaps: [] };
    const found = images.map((image) => ({ image, gaps: gapsOf(project, image) }));
    const lean = found.filter(({ gaps }) => gaps.length === 0);
    const evidence = lean.map(({ image: { path, final } }) => ({
      level: "present" as const,
      what: `\`${project.relative(path)}\` copies what runs`,
      at: { path, span: final.span },
    }));
    // One thing to mend out of four does not make an image as bad as none.
    const share = found.reduce((sum, { gaps }) => sum + Math.max(0, 1 - gaps.length / 3), 0) / found.length;
    return { evidence, gaps: found.flatMap(({ gaps }) => gaps), share };
  },
};

function gapsOf(project: Project, image: ShippedImage): Gap[] {
  const { path, facts, final } = image;
  const stages = lineage(facts, final);
  const copies = stages.flatMap((stage) => stage.copies.filter(({ from }) => from === undefined));
  const gaps: Gap[] = [];
  const whole = copies.find(({ sources }) => sources.some((source) => /^(?:\.\/?|\/|\*|\.\/\*)$/.test(source)));
  const ignored = ignoreFile(project, path);
  const fix = {
    kind: "edit",
    title: "Add a .dockerignore",
    edits: [{ kind: "create", path: besideRoot(project, ".dockerignore"), text: dockerignore([]) }],
  } as const;
  if (whole && !ignored)
    gaps.push({
      kind: "partial",
      message: `\`COPY ${whole.sources.join(" ")}\` takes everything along, caches and local secrets too: no \`.dockerignore\` keeps them out. Add one.`,
      at: { path, span: whole.span },
      fixes: [fix],
    });
  else if (whole && ignored && ignored.patterns.length === 0)
    gaps.push({
      kind: "hollow",
      message: `\`${project.relative(ignored.path)}\` is empty, so the image takes everything along, caches and local secrets too.`,
      at: { path, span: whole.span },
    });
  else if (whole && ignored && !ignored.keepsOut(".env") && usesEnvironmentFile(project, folderOf(path)))
    gaps.push({
      kind: "partial",
      message: `\`COPY ${whole.sources.join(" ")}\` takes a local \`.env\` along: \`${project.relative(ignored.path)}\` does not name it. Add \`.env*\`.`,
      at: { path, span: whole.span },
    });
  for (const { sources, span } of copies) {
    // What git keeps is no secret.
    const secret = sources.find((source) => secretFile.test(nameOf(source)) && !project.files.some((file) => isAt(file, source)));
    const load = sources.find((source) => ballast.test(source));
    if (secret)
      gaps.push({
        kind: "partial",
        message: `\`${secret}\` is copied into the image, where whoever pulls it can read it. Mount it, or give it as a variable at run time.`,
        at: { path, span },
      });
    else if (load)
      gaps.push({
        kind: "partial",
        message: `\`${load}\` is copied into the image, but a service does not read it. Leave it out.`,
        at: { path, span },
      });
  }
  gaps.push(...bakedSecrets(path, stages), ...compilers(path, stages));
  return gaps;
}

/** A build argument that becomes a variable of the image stays readable in it. */
function bakedSecrets(path: string, stages: readonly DockerStage[]): Gap[] {
  const baked = stages
    .flatMap(({ environment }) => environment)
    .filter(({ name, value }) => secretName.test(name) && /\$\{?\w/.test(value) && !isPlaceholder(value));
  return baked.map(({ name, span }) => ({
    kind: "partial",
    message: `\`ENV ${name}\` keeps a build argument in the image, where whoever pulls it can read it. Give it at run time, or mount it as a secret.`,
    at: { path, span },
  }));
}

/** Compilers that are installed into what ships, and not removed again. */
function compilers(path: string, stages: readonly DockerStage[]): Gap[] {
  const runs = stages.flatMap((stage) => stage.runs);
  if (runs.some(({ value }) => removing.test(value))) return [];
  const run = runs.find(({ value }) => installing.test(value) && compiler.test(value));
  const name = run && compiler.exec(run.value)?.[1];
  if (!run || !name) return [];
  return [
    {
      kind: "partial",
      message: `\`${name}\` stays in the image that ships. Build in a stage of its own, and copy the result with \`COPY --from\`.`,
      at: { path, span: run.span },
    },
  ];
}

interface IgnoreFile {
  readonly path: string;
  readonly patterns: readonly string[];
  keepsOut(name: string): boolean;
}

/** What keeps files out of an image: beside the Dockerfile, or in a folder above, whichever is built from. */
function ignoreFile(project: Project, dockerfile: string): IgnoreFile | undefined {
  const folders: string[] = [];
  for (let folder = folderOf(dockerfile); ; folder = folderOf(folder)) {
    folders.push(folder);
    if (folder === "") break;
  }
  const contexts = project.facts("compose").flatMap(({ facts }) => facts.services.flatMap(({ build }) => build?.context ?? []));
  const places = [
    `${dockerfile}.dockerignore`,
    ...[...folders, ...contexts].map((folder) => (folder ? `${folder}/.dockerignore` : ".dockerignore")),
  ];
  const file = project.facts("build-context").find(({ path }) => places.includes(path));
  if (!file) return places.some((path) => project.shared.includes(path)) ? { path: "", patterns: ["*"], keepsOut: () => true } : undefined;
  const patterns = file.facts.ignored.map(({ value }) => value);
  const rules = ignore().add(patterns.map((pattern) => pattern.replace(/^(!?)(?:\.\/)?(?=[^/])/, "$1/")));
  return { path: file.path, patterns, keepsOut: (name) => rules.ignores(name) };
}

function besideRoot(project: Project, name: string): string {
  return project.root ? `${project.root}/${name}` : name;
}

function isAt(file: string, source: string): boolean {
  return `/${file}`.endsWith(`/${source.replace(/^\.\//, "")}`);
}

/** Whether people are told to keep their secrets in an `.env` of a folder, so that one lies beside what is built from there. */
function usesEnvironmentFile(project: Project, folder: string): boolean {
  return environmentExample.find(project).some(({ at }) => at && folderOf(at.path) === folder && nameOf(at.path).startsWith(".env"));
}
