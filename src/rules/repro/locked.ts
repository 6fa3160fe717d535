import type { PackageManager } from "../../facts/dependency-facts.js";
import type { Evidence } from "../../project/evidence.js";
import type { FactsOf, Project } from "../../project/project.js";
import { lockInStep } from "../../readers/dependencies/lock-in-step.js";
import { groupedBy } from "../../text/grouped-by.js";
import { startOf } from "../../text/span.js";
import { nameOf, prefixOf } from "../../workspace/path-parts.js";
import { onlySql } from "../parts/only-sql.js";
import { unservedPackage } from "../parts/published-package.js";
import type { Gap, Rule } from "../rule.js";

export const locked: Rule = {
  title: "Dependencies are locked, in step with what is asked for",
  why: { source: "A0 #6", text: "Production differs from development; a lock, or exact pins, is what makes them install the same thing." },
  applies: "always",
  stage: "pilot",
  weight: 3,
  asks: "present",
  evidence: {
    present:
      "A lock (uv, Poetry, PDM, Pipenv, conda-lock, pixi, npm, yarn, pnpm, pylock, `requirements.lock`) in step with its manifest, or requirements whose every line is `==`.",
  },
  contradicted: "The lock lacks a package that the manifest asks for, or holds a version that it refuses.",
  noFix: "Locking needs the package manager and the network: run `uv lock`, `poetry lock`, `pip-compile` or the like.",
  limits: "Versions are compared by PEP 440 release numbers; markers and sources are not evaluated. Locks of Bun and Deno are not read.",
  check(project) {
    const all = project.facts("dependencies").filter(({ role }) => role === "production" || role === "test");
    const locks = all.filter(({ facts }) => facts.role === "lock");
    const manifests = onePerFolder(
      all.filter(({ facts }) => facts.role === "manifest" && facts.dependencies.some(({ scope }) => scope === "runtime")),
      (manifest) => lockFor(manifest, locks) !== undefined,
    );
    // Without any manifest, `repro/dependencies` says so.
    if (manifests.length === 0)
      return { evidence: [], gaps: [], ...(onlySql(project) && { unknown: "Which dbt runs the models in SQL is not seen." }) };
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    let kept = 0;
    for (const manifest of manifests) {
      // Beside requirements that are pinned themselves, a lock of them is one of another day.
      const lock = isPinned(manifest) && isRequirementsFile(manifest.path) ? undefined : lockFor(manifest, locks);
      if (lock) {
        const { inStep, missing, outside } = lockInStep(manifest.facts, lock.facts);
        if (inStep) {
          kept += 1;
          evidence.push({
            level: "present",
            what: `\`${project.relative(lock.path)}\` is in step with \`${project.relative(manifest.path)}\``,
            at: startOf(lock.path),
          });
        } else {
          const [dependency] = [...missing, ...outside.map((one) => one.dependency)];
          const [first] = outside;
          const what = missing[0]
            ? `does not hold \`${missing[0].name}\``
            : first
              ? `holds \`${first.dependency.name}\` ${first.locked}, not \`${first.dependency.specifier}\``
              : "differs";
          gaps.push({
            kind: "contradicted",
            message: `\`${project.relative(lock.path)}\` ${what}: it is out of step with this manifest. Lock again.`,
            at: { path: manifest.path, span: dependency?.span ?? { start: 0, end: 0 } },
            related: [{ message: "The lock.", at: startOf(lock.path) }],
          });
        }
        continue;
      }
      const unread = manifest.facts.ecosystem === "npm" ? unreadLock(project, manifest) : undefined;
      if (unread) {
        kept += 1;
        evidence.push({
          level: "present",
          what: `\`${project.relative(unread)}\` locks \`${project.relative(manifest.path)}\``,
          at: startOf(unread),
        });
        continue;
      }
      // Conda's environments ask for `pip` itself, to install the rest.
      const isConda = manifest.facts.manager === "conda";
      const runtime = manifest.facts.dependencies.filter(({ scope, name }) => scope === "runtime" && !(isConda && installers.has(name)));
      const loose = runtime.find(({ exact }) => !exact);
      if (!loose) {
        kept += 1;
        evidence.push({
          level: "present",
          what: `every line of \`${project.relative(manifest.path)}\` is pinned`,
          at: startOf(manifest.path),
        });
      } else {
        const count = runtime.filter(({ exact }) => !exact).length;
        const rest = count > 1 ? ` and ${count - 1} more` : "";
        gaps.push({
          kind: "partial",
          message: `\`${loose.name}\`${rest} in \`${project.relative(manifest.path)}\` ${count > 1 ? "are" : "is"} not pinned and there is no lock file.`,
          at: { path: manifest.path, span: loose.span },
        });
      }
    }
    // An application asks for one version of each; a package has to work with those that its users have.
    const others = gaps.length > 0 && gaps.every(({ kind }) => kind === "partial") ? unservedPackage(project) : undefined;
    if (others) return { evidence, gaps: [], unknown: `${others} The versions are theirs to lock.` };
    if (evidence.length === 0 && gaps.every(({ kind }) => kind === "partial"))
      return { evidence, gaps: gaps.map((gap) => ({ ...gap, kind: "missing" })) };
    return { evidence, gaps, share: kept / manifests.length };
  },
};

/** Bun's and Deno's lock of a manifest, in its folder or above it; what such a lock holds is not read. */
function unreadLock(project: Project, { path }: FactsOf<"dependencies">): string | undefined {
  return [...project.files, ...project.shared]
    .filter((file) => /^(?:bun\.lockb?|deno\.lock)$/.test(nameOf(file)) && path.startsWith(prefixOf(file)))
    .sort((a, b) => b.length - a.length)[0];
}

const installers: ReadonlySet<string> = new Set(["pip", "setuptools", "wheel"]);

/** Managers whose manifest is the first to be locked where a folder has several, most telling first. */
const managers = ["uv", "poetry", "pdm", "pipenv", "npm", "pnpm", "yarn", "conda-lock", "pip", "conda", "hatch", "setuptools"];

/** In a folder with several manifests of Python, they say the same thing twice: the pinned one, else the one with a lock or the most telling, is judged. */
function onePerFolder(
  manifests: readonly FactsOf<"dependencies">[],
  isLocked: (manifest: FactsOf<"dependencies">) => boolean,
): readonly FactsOf<"dependencies">[] {
  const byFolder = groupedBy(manifests, ({ path, facts: { ecosystem } }) => {
    // What an image is built with is pinned for it alone.
    const image = /^(?:bentofile|cog)(?=\.ya?ml$)/.exec(nameOf(path))?.[0];
    return `${prefixOf(path).replace(/requirements\/$/, "")} ${ecosystem === "npm" ? "npm" : (image ?? "python")}`;
  });
  const rank = ({ facts }: FactsOf<"dependencies">) => managers.indexOf(facts.manager);
  return [...byFolder.values()].flatMap(
    (group) =>
      [...group].sort(
        (a, b) => Number(isPinned(b)) - Number(isPinned(a)) || Number(isLocked(b)) - Number(isLocked(a)) || rank(a) - rank(b),
      )[0] ?? [],
  );
}

function isPinned({ facts }: FactsOf<"dependencies">): boolean {
  return facts.dependencies.every(({ exact, scope }) => exact || scope !== "runtime");
}

function isRequirementsFile(path: string): boolean {
  return path.endsWith(".txt") || path.endsWith(".in");
}

/** The locks that can be made from a manifest, by its manager. A `pyproject.toml` that names no manager may be locked by any. */
const locksOf: Readonly<Record<PackageManager, readonly PackageManager[]>> = {
  pip: ["pip", "uv", "poetry", "pdm"],
  setuptools: ["pip", "uv", "poetry", "pdm"],
  hatch: ["pip", "uv", "hatch"],
  uv: ["uv", "pip"],
  poetry: ["poetry", "pip"],
  pdm: ["pdm", "pip", "uv"],
  pipenv: ["pipenv"],
  conda: ["conda-lock", "conda"],
  "conda-lock": ["conda-lock"],
  npm: ["npm", "yarn", "pnpm"],
  yarn: ["npm", "yarn", "pnpm"],
  pnpm: ["npm", "yarn", "pnpm"],
};
/** One lock at the top holds the packages of a whole workspace. */
const workspaceManagers: readonly PackageManager[] = ["uv", "npm", "yarn", "pnpm"];

/** The lock that a manifest's package manager writes, in the same folder, or above it where the manager knows workspaces. */
function lockFor(manifest: FactsOf<"dependencies">, locks: readonly FactsOf<"dependencies">[]): FactsOf<"dependencies"> | undefined {
  const folder = prefixOf(manifest.path);
  const candidates = locks.filter(({ facts, path }) => {
    // What a bento, or the image of Cog, is built with is pinned in its own file.
    const isImage = /^(?:bentofile|cog)\.ya?ml$/.test(nameOf(manifest.path));
    const isOther = isRequirementsFile(manifest.path) && !/requirements[^/]*\.lock$/.test(path);
    if (isImage || isOther || !locksOf[manifest.facts.manager].includes(facts.manager)) return false;
    if (folder === prefixOf(path)) return true;
    if (!workspaceManagers.includes(facts.manager) || !folder.startsWith(prefixOf(path))) return false;
    // Of what is no member of the workspace above, the lock there holds nothing.
    const { dependencies } = manifest.facts;
    return dependencies.length === 0 || lockInStep(manifest.facts, facts).missing.length < dependencies.length;
  });
  return candidates.sort((a, b) => prefixOf(b.path).length - prefixOf(a.path).length)[0];
}
