import { ciCommands } from "../project/ci-commands.js";
import { callsTo, productionModules } from "../project/production-code.js";
import type { Project } from "../project/project.js";
import { inWorkspace } from "../project/stack/seen.js";
import { describeStack } from "../project/stack.js";
import { leftAlone } from "./left-alone.js";
import type { LeftAlone } from "./scaffold.js";

/** Platforms that watch a branch and deploy it, by the files at the project's top that say how. Sources: the platforms' own documentation. */
const fromGit: readonly { readonly name: string; readonly files: readonly string[]; readonly beside?: readonly string[] }[] = [
  { name: "Vercel", files: ["vercel.json"] },
  { name: "Render", files: ["render.yaml", "render.yml"] },
  { name: "Railway", files: ["railway.json", "railway.toml"] },
  // Another tool's `app.json` describes an app for phones.
  { name: "Heroku", files: ["app.json"], beside: ["Procfile", "heroku.yml"] },
  { name: "Netlify", files: ["netlify.toml"] },
];

/** A platform that runs the project as its files say, and the one that says so, in the workspace. */
export interface OwnPlatform {
  readonly name: string;
  readonly path: string;
}

/** What deploys the project already, in whose place nothing is written: a platform that does so from Git or from the code, or CI with Fly's own command. */
export function ownDeployment(project: Project): LeftAlone | undefined {
  const platform = deployingPlatform(project);
  if (platform) return leftAlone(platform.path, `${platform.name} deploys from Git here: a second way to production is not written.`);
  const modal = modalApp(project);
  if (modal) {
    const file = project.relative(modal.path);
    const run = ciCommands(project).find(({ text }) => /\bmodal\s+deploy\b/.test(text));
    if (run) return leftAlone(run.path, "It deploys to Modal already: a second way to production is not written.");
    const tokens = "MODAL_TOKEN_ID and MODAL_TOKEN_SECRET";
    return leftAlone(
      modal.path,
      `Modal takes the code itself, without an image: run \`modal deploy ${file}\` in CI behind the tests, with ${tokens}.`,
    );
  }
  if (!project.exists("fly.toml")) return undefined;
  const fly = ciCommands(project).find(({ text }) => /\b(?:flyctl|fly)\s+(?:-\S+\s+)*deploy\b/.test(text));
  return fly && leftAlone(fly.path, "It deploys to Fly already: a second way to production is not written.");
}

/** The platform that runs the project where nobody can ask a process for its metrics: functions that come and go, and screens behind a proxy. */
export function platformWithoutScrapes(project: Project): OwnPlatform | undefined {
  const platform = deployingPlatform(project);
  return platform && /^(?:Vercel|Netlify|Hugging Face Spaces)$/.test(platform.name) ? platform : modalApp(project);
}

/** The module that makes an app of Modal, whose service has no other start. */
function modalApp(project: Project): OwnPlatform | undefined {
  const [made] = callsTo(productionModules(project), /^modal\.(?:App|Stub)$/);
  return made && { name: "Modal", path: made.at.path };
}

function deployingPlatform(project: Project): OwnPlatform | undefined {
  for (const { name, files, beside } of fromGit) {
    const file = files.find((path) => project.exists(path));
    const isWhole = beside === undefined || beside.some((path) => project.exists(path));
    // Netlify runs nothing in Python, so there it serves the pages only.
    if (file && isWhole && !(name === "Netlify" && describeStack(project).service)) return { name, path: inWorkspace(project, file) };
  }
  // A Space is told what to run by the front matter of its README.
  const readme = inWorkspace(project, "README.md");
  const space = project.facts("document").find(({ path }) => path === readme);
  const keys = new Set(space?.facts.frontMatter.map(({ key }) => key));
  return keys.has("sdk") && (keys.has("app_file") || keys.has("colorFrom") || keys.has("sdk_version"))
    ? { name: "Hugging Face Spaces", path: readme }
    : undefined;
}
