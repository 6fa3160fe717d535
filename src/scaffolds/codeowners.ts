import { isFixture } from "../practices/is-fixture.js";
import type { Project } from "../project/project.js";
import { ciSystem } from "./ci-place.js";
import type { Scaffold } from "./scaffold.js";
import { codeownersText } from "./templates/codeowners.js";

/** Who is asked about which folder. */
export const codeowners: Scaffold = {
  title: "Code owners",
  description: "A CODEOWNERS file with the folders that exist, for people to name their owners.",
  effort: 10,
  raises: ["team/owner"],
  suits: () => true,
  edits(project) {
    // Hosts read one file only: whichever they find first.
    if (project.facts("owners").length > 0) return [];
    const path = ciSystem(project) === "gitlab-ci" ? ".gitlab/CODEOWNERS" : ".github/CODEOWNERS";
    return [{ kind: "create", path, text: codeownersText(project.root, declaredOwners(project), foldersOf(project)) }];
  },
};

/** The owners that the manifest names, as hosts know them. */
function declaredOwners(project: Project): readonly string[] {
  return (project.manifest.value.team?.owners ?? []).filter((owner) =>
    /^@[\w-]+(?:\/[\w.-]+)?$|^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(owner),
  );
}

const code = /\.(?:py|ipynb|sql|r|jl|scala|java|go|rs|[cm]?[jt]sx?|tf|ya?ml|md)$/i;
const most = 30;

/** The top folders that hold what people write, relative to the project. */
function foldersOf(project: Project): readonly string[] {
  const folders = new Set<string>();
  for (const path of project.files) {
    const relative = project.relative(path);
    const top = relative.slice(0, Math.max(0, relative.indexOf("/")));
    if (top && !folders.has(top) && code.test(path) && project.role(path) !== "vendored" && !isFixture(project, path)) folders.add(top);
  }
  return [...folders].sort().slice(0, most);
}
