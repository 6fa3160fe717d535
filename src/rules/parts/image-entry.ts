import type { DockerStage } from "../../facts/container-facts.js";
import type { Project } from "../../project/project.js";
import { nameOf } from "../../workspace/path-parts.js";

/** What is wrong with what an image starts: the project has no such file or script, or no instruction copies it. */
export interface ImageEntry {
  readonly absent?: string;
  /** Relative to the project. */
  readonly left?: string;
  /** A script that no `package.json` has. */
  readonly script?: string;
}

const interpreted =
  /(?:^|[\s;&])(?:python3?(?:\.\d+)?|streamlit\s+run|fastapi\s+(?:run|dev)|chainlit\s+run|gradio)\s+(?:-[A-Zuv]\s+)*([\w./-]+\.py)\b/;
const asModule = /(?:^|[\s;&])python3?(?:\.\d+)?\s+(?:-[A-Zuv]\s+)*-m\s+([A-Za-z_][\w.]*)/;
const asServer = /\b(?:uvicorn|gunicorn|hypercorn|granian|daphne)\b[^|;&]*?\s([A-Za-z_][\w.]*):[A-Za-z_]\w*/;
const asShell = /^(?:\/bin\/)?(?:(?:ba|da|z)?sh\s+)?(?:tini\s+(?:-\w+\s+)*(?:--\s+)?)?([\w./-]+\.sh)\b/;
const asScript = /\b(?:npm|pnpm|yarn|bun)\s+(?:run\s+)?(?!run\b|install\b|ci\b|exec\b|dlx\b|start\b.*--prefix|--)([\w:-]+)/;
/** Scripts that package managers have by themselves. */
const builtIn = new Set(["exec", "dlx", "x", "node", "serve", "next", "vite"]);

/** Holds the command that an image starts against the files of the project and the instructions that copy them. */
export function entryOf(project: Project, stages: readonly DockerStage[], command: string): ImageEntry {
  const script = interpreted.exec(command)?.[1];
  const names = script ? [nameOf(script)] : moduleFiles(project, command);
  if (names.length > 0) {
    // What the image makes itself, or another image brings, is not seen.
    const isMade = stages.some(({ runs }) =>
      runs.some(({ value }) => names.some((name) => value.includes(name)) || /\bgit\s+clone\b/.test(value)),
    );
    const endings = names.map((name) => `/${name}`);
    const found = project.files.filter((file) => names.includes(file) || endings.some((ending) => file.endsWith(ending)));
    if (isMade) return {};
    if (found.length === 0) return { absent: names[0] };
    const [only] = found;
    return found.length === 1 && only && !isCopied(only, stages) ? { left: project.relative(only) } : {};
  }
  const shell = asShell.exec(command)?.[1];
  if (shell) {
    const name = nameOf(shell);
    const isFromElsewhere = stages.some(
      ({ copies, runs }) => copies.some(({ from }) => from !== undefined) || runs.some(({ value }) => value.includes(name)),
    );
    const hasIt = project.files.some((file) => nameOf(file) === name);
    return hasIt || isFromElsewhere || isOfBase(stages) ? {} : { absent: name };
  }
  const task = asScript.exec(command)?.[1];
  const manifests = project.facts("dependencies").filter(({ facts }) => facts.ecosystem === "npm" && facts.role === "manifest");
  const scripts = manifests.flatMap(({ facts }) => facts.scripts.map(({ name }) => name));
  // `npm start` runs `server.js` where no script of that name stands.
  const isMissing =
    task &&
    !builtIn.has(task) &&
    manifests.length > 0 &&
    !scripts.includes(task) &&
    !project.files.some((file) => nameOf(file) === "server.js");
  return isMissing ? { script: task } : {};
}

/** The names that a module may have as a file: of `app.api:app` `api.py` and `api/__init__.py`, since COPY may move what stands above. */
function moduleFiles(project: Project, command: string): readonly string[] {
  const server = asServer.exec(command)?.[1]?.split(".").at(-1);
  if (server) return [`${server}.py`, `${server}/__init__.py`];
  const module = asModule.exec(command)?.[1];
  const [top = "", ...rest] = module?.split(".") ?? [];
  // Only of a package that lies here: `python -m uvicorn` runs another's.
  const isOwn = rest.length > 0 && project.files.some((file) => `/${file}`.includes(`/${top}/`) && file.endsWith(".py"));
  const last = rest.at(-1);
  return isOwn && last ? [`${last}.py`, `${last}/__main__.py`, `${last}/__init__.py`] : [];
}

/** Whether a plain language image would have no scripts of its own to start. */
function isOfBase(stages: readonly DockerStage[]): boolean {
  const base = stages.at(-1)?.image ?? "";
  return !/^(?:docker\.io\/)?(?:library\/)?(?:python|node|debian|ubuntu|alpine)$/.test(base);
}

/** Whether some instruction may bring in a file; where any of them is not plain, it may. */
function isCopied(file: string, stages: readonly DockerStage[]): boolean {
  const installs = stages.some(({ runs }) =>
    runs.some(({ value }) =>
      /\b(?:pip3?|uv)\s+(?:pip\s+)?install\s+(?:\S+\s+)*(?:-e\s+)?\.(?:\[\S*\])?(?:\s|$)|\b(?:uv\s+sync|poetry\s+install|pdm\s+install)\b|--mount=\S*type=bind/.test(
        value,
      ),
    ),
  );
  const copies = stages.flatMap((stage) => stage.copies);
  if (installs || copies.length === 0 || copies.some(({ from }) => from !== undefined)) return true;
  const sources = copies.flatMap((copy) => copy.sources);
  return sources.some((source) => {
    const plain = source.replace(/^(?:\.?\/)+/, "").replace(/\/+$/, "");
    if (plain === "" || plain === "." || /[*?$[{]|:\/\//.test(plain)) return true;
    return `/${file}`.includes(`/${plain}/`) || `/${file}`.endsWith(`/${plain}`);
  });
}
