import { folderOf } from "../../workspace/path-parts.js";
import type { Application, Framework } from "./application.js";
import { depthOf } from "./seen.js";

/** How the project is started. */
export interface StartCommand {
  readonly words: readonly string[];
  /** Environment that it needs besides. */
  readonly environment: Readonly<Record<string, string>>;
  /** A server that it needs and that the project does not declare, pinned. */
  readonly missing?: string;
  /** The folder to be on the import path, relative to the project. */
  readonly importRoot: string;
}

const servers = { uvicorn: "uvicorn==0.35.0", gunicorn: "gunicorn==23.0.0" } as const;
const asgi: ReadonlySet<Framework> = new Set(["fastapi", "starlette", "litestar", "quart"]);

/** The words that run a Python file from the project's folder: as a module where its imports start there. */
export function runPython(file: string, importRoot: string): readonly string[] {
  const dotted = file.replace(/\.py$/, "");
  const isModule = importRoot === "" && depthOf(file) > 0 && /^[\p{L}_][\p{L}\p{N}_]*(?:\/[\p{L}_][\p{L}\p{N}_]*)*$/u.test(dotted);
  return isModule ? ["python", "-m", dotted.replaceAll("/", ".")] : ["python", file.startsWith("-") ? `./${file}` : file];
}

/** The command that starts a service on all interfaces. `packages` are the declared ones, as `name` or `name[extra]`. */
export function serveCommand(application: Application, listenOn: number, packages: ReadonlySet<string>): StartCommand {
  const port = String(listenOn);
  const { framework, file, importRoot, variable, factory } = application;
  const script = { environment: {}, importRoot };
  if (framework === "streamlit")
    return { ...script, words: ["streamlit", "run", file, "--server.headless=true", "--server.address=0.0.0.0", `--server.port=${port}`] };
  if (framework === "chainlit") return { ...script, words: ["chainlit", "run", file, "--headless", "--host", "0.0.0.0", "--port", port] };
  if (framework === "gradio")
    return { ...script, words: runPython(file, importRoot), environment: { GRADIO_SERVER_NAME: "0.0.0.0", GRADIO_SERVER_PORT: port } };
  // A folder with a dot in its name cannot be named by an import: its file is served from inside it.
  const root = insideRoot(file, importRoot).includes(".") ? folderOf(file) : importRoot;
  const module = insideRoot(file, root).replaceAll("/", ".");
  if (asgi.has(framework) || (framework === "django" && /\basgi$/.test(module))) {
    const words = ["uvicorn", `${module}:${variable}`, "--host", "0.0.0.0", "--port", port];
    if (factory) words.push("--factory");
    if (root !== "") words.push("--app-dir", root);
    const known = packages.has("uvicorn") || packages.has("fastapi[standard]") || packages.has("fastapi[all]");
    return { words, environment: {}, importRoot: root, ...(!known && { missing: servers.uvicorn }) };
  }
  const words = ["gunicorn", "--bind", `0.0.0.0:${port}`, "--threads", "8"];
  if (root !== "") words.push("--pythonpath", root);
  words.push(`${module}:${variable}${factory ? "()" : ""}`);
  return { words, environment: {}, importRoot: root, ...(!packages.has("gunicorn") && { missing: servers.gunicorn }) };
}

/** A module's path below a folder, without its ending: `app/main`. */
export function insideRoot(file: string, root: string): string {
  return file
    .slice(root === "" ? 0 : root.length + 1)
    .replace(/\.py$/, "")
    .replace(/\/__init__$/, "");
}
