import type { Packaging } from "../project/stack/packaging.js";
import { shellLine } from "../project/stack/shell-line.js";
import { groupedBy } from "../text/grouped-by.js";
import { folderOf, nameOf, pathIn } from "../workspace/path-parts.js";
import { dockerCopy } from "./quote.js";

/** How a package manager installs a project. */
export interface InstallRecipe {
  /** A tool to install first, pinned, as pip takes it. */
  readonly tool?: string;
  /** Environment in which its commands run. */
  readonly environment: Readonly<Record<string, string>>;
  /** Dockerfile lines of the build stage, which leave an environment in `/app/.venv`. */
  readonly container: readonly string[];
  /** Shell lines that install everything for tests. */
  readonly ci: readonly string[];
  /** What goes before a command so that it runs in the environment. */
  readonly prefix: readonly string[];
  /** Words that add packages to the environment. */
  readonly add: readonly string[];
}

/** Written into new files, so pinned like everything else there. */
const tools = { uv: "uv==0.9.30", poetry: "poetry==2.2.1", pdm: "pdm==2.25.9", pipenv: "pipenv==2025.0.4" } as const;

/** The commands of the detected package manager. Pure. */
export function installRecipe(packaging: Packaging): InstallRecipe {
  const { manager, lock, manifest, files } = packaging;
  const folder = folderOf((lock ?? manifest)?.value ?? "");
  const copy = files.length > 0 ? dockerCopy(files, "./") : "";
  const inFolder = (flag: string) => (folder === "" ? [] : [flag, folder]);
  const base = { environment: {}, prefix: [] as readonly string[], add: ["python", "-m", "pip", "install"] };
  switch (manager) {
    case "uv":
      return {
        tool: tools.uv,
        environment: { UV_PYTHON_DOWNLOADS: "never", UV_LINK_MODE: "copy" },
        container: [copy, `RUN ${shellLine(["uv", "sync", ...(lock ? ["--frozen"] : []), "--no-dev", "--no-install-project"])}`],
        ci: [shellLine(["uv", "sync", ...inFolder("--directory"), ...(lock ? ["--locked"] : [])])],
        prefix: ["uv", "run", ...inFolder("--project"), "--no-sync"],
        add: ["uv", "pip", "install"],
      };
    case "poetry":
      return {
        tool: tools.poetry,
        environment: { POETRY_VIRTUALENVS_IN_PROJECT: "true", POETRY_NO_INTERACTION: "1" },
        container: [copy, "RUN poetry install --only main --no-root"],
        ci: [shellLine(["poetry", ...inFolder("--directory"), "install", "--no-root"])],
        prefix: ["poetry", ...inFolder("--project"), "run"],
        add: ["poetry", ...inFolder("--project"), "run", "pip", "install"],
      };
    case "pdm":
      return {
        tool: tools.pdm,
        environment: { PDM_CHECK_UPDATE: "false" },
        container: [copy, lock ? "RUN pdm sync --prod --no-self" : "RUN pdm install --prod --no-self"],
        ci: [shellLine(["pdm", lock ? "sync" : "install", ...inFolder("--project"), "--no-self"])],
        prefix: ["pdm", "run", ...inFolder("--project")],
        add: ["pip", "--python", pathIn(folder, ".venv"), "install"],
      };
    case "pipenv":
      return {
        tool: tools.pipenv,
        environment: { PIPENV_VENV_IN_PROJECT: "1", ...(folder !== "" && { PIPENV_PIPFILE: `${folder}/Pipfile` }) },
        container: [copy, lock ? "RUN pipenv install --deploy" : "RUN pipenv install --skip-lock"],
        ci: [shellLine(["pipenv", "install", "--dev", ...(lock ? ["--deploy"] : [])])],
        prefix: ["pipenv", "run"],
        add: ["pipenv", "run", "pip", "install"],
      };
    case "conda":
      return {
        ...base,
        container: [
          copy,
          `RUN ${shellLine(["micromamba", "create", "--yes", "--prefix", "/app/.venv", "--file", nameOf((lock ?? manifest)?.value ?? "environment.yml")])}`,
        ],
        ci: [],
      };
    case "pip":
      return { ...base, ...pip(packaging) };
  }
}

function pip({ manifest, files, development, hashed, needsSource, developmentExtras }: Packaging): Pick<InstallRecipe, "container" | "ci"> {
  const copies = [...groupedBy(files, folderOf)].map(([folder, paths]) => dockerCopy(paths, `./${folder && `${folder}/`}`));
  const path = manifest?.value;
  const install = ["pip", "install", "--no-cache-dir"];
  if (path === undefined) {
    return {
      container: [
        "# TODO: declare the dependencies in requirements.txt; the build stops here until that file exists.",
        "COPY requirements.txt ./",
        "RUN pip install --no-cache-dir -r requirements.txt",
      ],
      ci: ["pip install -r requirements.txt"],
    };
  }
  if (!/\.(?:txt|in|lock)$/.test(path)) {
    const target = folderOf(path) === "" ? "." : `./${folderOf(path)}`;
    const extras = developmentExtras.length > 0 ? `[${developmentExtras.join(",")}]` : "";
    return { container: [`RUN ${shellLine([...install, target])}`], ci: [shellLine(["pip", "install", "-e", `${target}${extras}`])] };
  }
  const requirements = [...(hashed ? ["--require-hashes"] : []), "-r", path];
  return {
    container: [...(needsSource ? [] : copies), `RUN ${shellLine([...install, ...requirements])}`],
    ci: [shellLine(["pip", "install", ...requirements]), ...development.map((file) => shellLine(["pip", "install", "-r", file]))],
  };
}
