import { ciCommands } from "../project/ci-commands.js";
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

/** What deploys the project already, in whose place nothing is written: a platform that does so from Git, or CI with Fly's own command. */
export function ownDeployment(project: Project): LeftAlone | undefined {
  for (const { name, files, beside } of fromGit) {
    const file = files.find((path) => project.exists(path));
    const isWhole = beside === undefined || beside.some((path) => project.exists(path));
    // Netlify runs nothing in Python, so there it serves the pages only.
    if (file && isWhole && !(name === "Netlify" && describeStack(project).service))
      return leftAlone(inWorkspace(project, file), `${name} deploys from Git here: a second way to production is not written.`);
  }
  if (!project.exists("fly.toml")) return undefined;
  const fly = ciCommands(project).find(({ text }) => /\b(?:flyctl|fly)\s+(?:-\S+\s+)*deploy\b/.test(text));
  return fly && leftAlone(fly.path, "It deploys to Fly already: a second way to production is not written.");
}
