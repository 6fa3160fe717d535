import type { Located } from "../text/span.js";
import { type DependencyContents, dependencyReader, type Gathered, gathered } from "./dependencies/dependency-reader.js";
import { type DependencyPlace, placeInGroup } from "./dependencies/group-scope.js";
import { type IniSection, iniSections } from "./dependencies/ini.js";
import { withoutComment } from "./dependencies/located-text.js";
import { pythonConstraint } from "./dependencies/python-constraint.js";
import { resolveFrom } from "./dependencies/relative-path.js";
import { gatherRequirement } from "./dependencies/requirement-line.js";
import { entryPoint } from "./dependencies/scripts.js";

/** Reads `setup.cfg`: setuptools' declarative metadata, and the sections of other tools. */
export const setupCfgReader = dependencyReader(
  { name: "setup-cfg", files: { names: ["setup.cfg"] }, ecosystem: "pypi", role: "manifest", manager: "setuptools" },
  readSetupCfg,
);

function readSetupCfg(text: string, path: string): DependencyContents {
  const sections = iniSections(text);
  const into = gathered(path);
  const option = (section: string, key: string) => sections.find(({ name }) => name.value === section)?.options.get(key) ?? [];

  gatherLines(into, option("options", "install_requires"), { scope: "runtime" });
  gatherLines(into, option("options", "tests_require"), { scope: "dev", group: "tests_require" });
  for (const [extra, lines] of optionsOf(sections, "options.extras_require")) gatherLines(into, lines, placeInGroup(extra));

  const [python] = option("options", "python_requires");
  return {
    ...into,
    projectName: option("metadata", "name")[0],
    python: pythonConstraint(python),
    scripts: option("options.entry_points", "console_scripts").flatMap(entryPoint),
    toolSections: toolSections(sections),
  };
}

function gatherLines(into: Gathered, lines: readonly Located<string>[], place: DependencyPlace): void {
  for (const line of lines) {
    const file = /^file:(.*)$/.exec(line.value)?.[1];
    if (file === undefined) gatherRequirement(into, withoutComment(line), place);
    else into.includes.push({ value: resolveFrom(into.path, file.trim()), span: line.span });
  }
}

/** `[tool:pytest]` is pytest's, `[mypy-numpy.*]` mypy's, `[coverage:run]` coverage's; setuptools' own sections are no tool's. */
function toolSections(sections: readonly IniSection[]): Located<string>[] {
  const found = new Map<string, Located<string>>();
  for (const { name } of sections) {
    const tool = name.value.replace(/^tool:/, "").split(/[:.-]/, 1)[0] ?? "";
    if (!setuptoolsSections.has(tool) && !found.has(tool)) found.set(tool, { value: tool, span: name.span });
  }
  return [...found.values()];
}

const setuptoolsSections = new Set([
  "metadata",
  "options",
  "bdist_wheel",
  "sdist",
  "build_ext",
  "build_sphinx",
  "egg_info",
  "aliases",
  "files",
  "develop",
]);

function optionsOf(sections: readonly IniSection[], name: string): IniSection["options"] {
  return sections.find((section) => section.name.value === name)?.options ?? new Map();
}
