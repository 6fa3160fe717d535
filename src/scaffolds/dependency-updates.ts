import type { Project } from "../project/project.js";
import { inWorkspace } from "../project/stack/seen.js";
import { folderOf, pathIn } from "../workspace/path-parts.js";
import { ciSystem } from "./ci-place.js";
import type { Scaffold } from "./scaffold.js";
import { dependabotConfig, renovateConfig, type Watched } from "./templates/dependency-updates.js";

/** Something that notices new versions. */
export const dependencyUpdates: Scaffold = {
  title: "Dependency updates",
  description: "A configuration of Dependabot, or of Renovate outside GitHub, for the packages, images and actions that the project has.",
  effort: 5,
  raises: ["ci/dependency-updates"],
  suits: () => true,
  edits(project) {
    if (project.facts("updates").length > 0) return [];
    const watched = watchedBy(project);
    if (watched.length === 0) return [];
    const systems = project.facts("ci").map(({ facts }) => facts.system);
    const isGitHub = systems.includes("github-actions") || (systems.length === 0 && ciSystem(project) === "github-actions");
    return isGitHub
      ? [{ kind: "create", path: ".github/dependabot.yml", text: dependabotConfig(watched) }]
      : [{ kind: "create", path: "renovate.json", text: renovateConfig() }];
  },
};

/** What there is to watch, by Dependabot's names; folders as it writes them. */
function watchedBy(project: Project): readonly Watched[] {
  const manifests = project
    .facts("dependencies")
    .filter(({ role, facts }) => role === "production" && facts.role === "manifest" && facts.dependencies.length > 0);
  const packages = manifests.map(({ path, facts }): Watched => {
    const folder = folderOf(path);
    const hasUvLock = project.files.includes(pathIn(folder, "uv.lock"));
    const names = { npm: "npm", conda: "conda", pypi: hasUvLock ? "uv" : "pip" } as const;
    return { ecosystem: names[facts.ecosystem], folder: `/${folder}` };
  });
  const images = project
    .facts("dockerfile")
    .filter(({ role }) => role === "production")
    .map(({ path }): Watched => ({ ecosystem: "docker", folder: `/${folderOf(path)}` }));
  const composed = project
    .facts("compose")
    .filter(({ role, facts }) => role === "production" && facts.services.some(({ image }) => image))
    .map(({ path }): Watched => ({ ecosystem: "docker-compose", folder: `/${folderOf(path)}` }));
  const hasActions = project.facts("ci").some(({ facts }) => facts.system === "github-actions");
  const hooks = project.files.includes(inWorkspace(project, ".pre-commit-config.yaml")) && project.root === "";
  const all: readonly Watched[] = [
    ...packages,
    ...images,
    ...composed,
    ...(hasActions ? [{ ecosystem: "github-actions", folder: "/" } as const] : []),
    ...(hooks ? [{ ecosystem: "pre-commit", folder: "/" } as const] : []),
  ];
  return all.filter(
    (one, index) => all.findIndex(({ ecosystem, folder }) => ecosystem === one.ecosystem && folder === one.folder) === index,
  );
}
