import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { nodeTools } from "./node-tools.js";

const here = dirname(fileURLToPath(import.meta.url));
/** The root of this repository, whose own tools check scripts. */
export const repository = resolve(here, "../../..");
const tools = nodeTools(here, join(repository, ".tools/validators"));

/** Debian's own interpreter: its packages cannot be seen by another Python that comes first on PATH. */
export const python = "/usr/bin/python3";

const commands = { promtool: "prometheus", amtool: "prometheus-alertmanager", shellcheck: "shellcheck", buildah: "buildah" } as const;
const modules = {
  fastapi: "python3-fastapi",
  uvicorn: "python3-uvicorn",
  httpx: "python3-httpx",
  flask: "python3-flask",
  prometheus_client: "python3-prometheus-client",
  pandas: "python3-pandas",
  sklearn: "python3-sklearn",
  scipy: "python3-scipy",
  pytest: "python3-pytest",
  pyflakes: "python3-pyflakes",
} as const;

let ready = false;

/**
 * Makes sure that the tools which check generated files are there, installing what is missing where that is possible.
 * @throws an `Error` of one line that names what to install.
 */
export function ensureValidators(): void {
  if (ready) return;
  const packages = missingPackages();
  if (packages.length > 0) installPackages(packages);
  tools.ensure();
  ready = true;
}

/** The entry file of an npm validator, by its package and path inside it. */
export function nodeTool(path: string): string {
  return tools.path(path);
}

function missingPackages(): readonly string[] {
  const missing: string[] = Object.entries(commands).flatMap(([command, name]) =>
    succeeds("sh", ["-c", `command -v ${command}`]) ? [] : [name],
  );
  const check = `import importlib.util as u; print(*[m for m in ${JSON.stringify(Object.keys(modules))} if u.find_spec(m) is None])`;
  const absent = existsSync(python) ? execFileSync(python, ["-c", check], { encoding: "utf8" }).split(/\s+/) : Object.keys(modules);
  for (const [module, name] of Object.entries(modules)) if (absent.includes(module)) missing.push(name);
  return missing;
}

function installPackages(packages: readonly string[]): void {
  const isPossible = process.getuid?.() === 0 && succeeds("sh", ["-c", "command -v apt-get"]);
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = (args: readonly string[]) => execFileSync("apt-get", args, { env: environment, stdio: "ignore" });
  try {
    if (!isPossible) throw new Error("not root on Debian");
    install(["update"]);
    install(["install", "--yes", "--no-install-recommends", ...packages]);
  } catch {
    throw new Error(`The scaffold tests need these Debian packages: apt-get install --no-install-recommends ${packages.join(" ")}`);
  }
}

function succeeds(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
