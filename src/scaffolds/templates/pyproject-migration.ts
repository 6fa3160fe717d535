import { codeSpan, commentText, tomlString } from "../quote.js";

/** A requirement and the file that asks for it, relative to the project. */
export interface FoundRequirement {
  /** As `pyproject.toml` writes it: `pandas>=2,<3`. */
  readonly text: string;
  readonly file: string;
}

/** What moves to `pyproject.toml`. */
export interface Migration {
  readonly name: string;
  /** The range of Python versions, where something says it. */
  readonly python?: string;
  readonly runtime: readonly FoundRequirement[];
  /** By group: `dev`, `docs`. */
  readonly groups: ReadonlyMap<string, readonly FoundRequirement[]>;
  /** What a reader has to decide, in a sentence each. */
  readonly open: readonly string[];
  /** The files that the new one stands for. */
  readonly files: readonly string[];
  /** The project is installed itself: it is a package and needs a build backend. */
  readonly isPackage: boolean;
}

/** `docs/pyproject-migration.md`: the draft, where each line comes from, what is not known, and the steps. */
export function migrationNotes(migration: Migration): string {
  const { files, open, isPackage } = migration;
  const list = files.map((file) => codeSpan(file)).join(", ");
  return `# From ${list} to pyproject.toml

Written by Roadworthy from what these files ask for. It is a draft: nothing was resolved or installed to make it.

## Draft

\`\`\`toml
${draft(migration)}
\`\`\`

## To decide first

${[
  "- Which versions work together: the ranges are those that the files have. Lock them, then run the tests.",
  ...(isPackage ? ["- What a build needs: package data, extensions and scripts that `setup.py` works out when it runs."] : []),
  ...open.map((one) => `- ${one}`),
].join("\n")}

## Steps

1. Copy the draft to \`pyproject.toml\`, and decide what is listed above.
2. \`uv lock\` (or \`poetry lock\`, \`pdm lock\`), and commit the lock.
3. \`uv sync --locked && uv run python -m pytest\` in a fresh checkout. Compare \`uv pip freeze\` with \`pip freeze\` of an environment that works today.
4. Install from the lock in CI and in the Dockerfile.
5. Delete ${list}, in the same change, so that nothing is declared twice.
`;
}

function draft({ name, python, runtime, groups, isPackage }: Migration): string {
  const array = (entries: readonly FoundRequirement[]) =>
    entries.map(({ text, file }) => `    ${tomlString(text)},  # ${commentText(file)}`).join("\n");
  const requirements = (entries: readonly FoundRequirement[]) => (entries.length === 0 ? "[]" : `[\n${array(entries)}\n]`);
  return [
    "[project]",
    `name = ${tomlString(name)}`,
    'version = "0.1.0"  # TODO: the version that it has',
    python === undefined
      ? 'requires-python = ">=3.10"  # TODO: nothing in the project says which'
      : `requires-python = ${tomlString(python)}`,
    `dependencies = ${requirements(runtime)}`,
    ...(groups.size > 0
      ? ["", "[dependency-groups]", ...[...groups].map(([group, entries]) => `${group} = ${requirements(entries)}`)]
      : []),
    ...(isPackage
      ? ["", "[build-system]", 'requires = ["setuptools>=77"]', 'build-backend = "setuptools.build_meta"']
      : ["", "[tool.uv]", "package = false"]),
  ].join("\n");
}
