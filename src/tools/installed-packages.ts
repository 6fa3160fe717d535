import type { Sign } from "../facts/sign.js";
import { normalisePackage } from "./normalise-package.js";
import { programsOf } from "./programs-of.js";

/** A package that a command line installs, named as its ecosystem compares names; one that asks for extras stands for each: `dvc[s3]`. */
export interface InstalledPackage {
  readonly ecosystem: NonNullable<Sign["ecosystem"]>;
  readonly name: string;
}

/** The words by which managers are told to install, and what they install from. */
const installers: readonly (readonly [words: RegExp, ecosystem: InstalledPackage["ecosystem"]])[] = [
  [/^(?:pip\d*(?:\.\d+)?|pipx|pipenv) install /, "pypi"],
  [/^uv (?:pip|tool) install /, "pypi"],
  [/^(?:uv|poetry|pdm|rye) add /, "pypi"],
  [/^(?:conda|mamba|micromamba) (?:install|create) /, "conda"],
  [/^npm (?:install|i|add) /, "npm"],
  [/^(?:pnpm|yarn|bun)(?: global)? add /, "npm"],
];

/** Options whose value is the next word: files, addresses, channels, environments. */
const valued =
  /^(?:-[rceiftnpPG]|--(?:requirement|constraint|editable|index-url|extra-index-url|index|default-index|index-strategy|find-links|target|prefix|python|name|channel|group|extra|root|platform|trusted-host|source|cache-dir|python-version|only-binary|no-binary|torch-backend|override))$/;
const python = /^([a-z0-9](?:[\w.-]*[a-z0-9])?)(?:\[([^\]]*)\])?(?=$|[<>=!~@; ])/i;
const script = /^(@[a-z0-9][\w.-]*\/[\w.-]+|[a-z0-9][\w.-]*)(?=$|@)/i;
const addressed = /#egg=([\w.-]+)|\/([\w.-]+?)(?:\.git)?(?:@[^/]*)?$/;

/** The packages that a command line installs by name. Files of requirements, folders and variables are left out. Never throws. */
export function installedPackages(line: string): readonly InstalledPackage[] {
  if (!/\b(?:install|add|i|create)\b/.test(line)) return [];
  return programsOf(line).flatMap((words) => {
    const text = `${words.filter((word) => !word.startsWith("-")).join(" ")} `;
    const [opening, ecosystem] = installers.find(([pattern]) => pattern.test(text)) ?? [];
    if (!opening || !ecosystem) return [];
    const own = new Set((opening.exec(text)?.[0] ?? "").trim().split(" "));
    const given = words.filter((word, index) => index > 0 && !word.startsWith("-") && !valued.test(words[index - 1] ?? ""));
    return given.filter((word) => !own.has(word)).flatMap((word) => named(word, ecosystem));
  });
}

function named(word: string, ecosystem: InstalledPackage["ecosystem"]): readonly InstalledPackage[] {
  if (word.includes("$")) return [];
  if (ecosystem === "npm") {
    const name = script.exec(word)?.[1];
    return name ? [{ ecosystem, name }] : [];
  }
  if (/^(?:git\+|https?:)/.test(word)) {
    const [, egg, last] = addressed.exec(word) ?? [];
    return egg || (last && /^git\+/.test(word)) ? [{ ecosystem, name: normalisePackage(egg ?? last ?? "") }] : [];
  }
  // A channel may stand before the name: `conda-forge::xgboost`.
  const [, name, extras = ""] = python.exec(word.replace(/^[\w-]+::/, "")) ?? [];
  if (name === undefined || word.includes("/")) return [];
  const own = normalisePackage(name);
  const asked = extras.split(",").flatMap((extra) => (extra.trim() === "" ? [] : `${own}[${normalisePackage(extra.trim())}]`));
  return [own, ...asked].map((each) => ({ ecosystem, name: each }));
}
