import { pythonString } from "../quote.js";

/** A module of the project, as tests import it. */
export interface TestedModule {
  readonly file: string;
  /** The folder that has to be on the import path, relative to the project. */
  readonly root: string;
  readonly module: string;
  /** Functions and classes that others may use. */
  readonly names: readonly string[];
  /** The file that opens files, connects or loads a model while it is imported: itself, or one that it imports. */
  readonly acts?: string;
}

/** What the first tests are about. */
export interface FirstTests {
  readonly modules: readonly TestedModule[];
  readonly service:
    | {
        readonly framework: "fastapi" | "flask";
        readonly module: string;
        readonly variable: string;
        readonly factory: boolean;
        readonly health: string | undefined;
      }
    | undefined;
  readonly undeclared: readonly string[];
}

/** `tests/test_project.py`. It fails when a module no longer imports, a name is gone, or the service does not answer. */
export function firstTests({ modules, service, undeclared }: FirstTests): string {
  const quiet = modules.filter(({ acts }) => acts === undefined);
  const loud = modules.filter(({ acts }) => acts !== undefined);
  const roots = [...new Set(quiet.map(({ root }) => root))].sort();
  const example = quiet.flatMap(({ module, names }) => names.filter((name) => name !== "main").map((name) => `${name} of ${module}`))[0];
  const todo = loud
    .map(({ file, acts }) => {
      const how = acts === file ? "does work; move that" : `imports ${acts}, which does work; move that`;
      return `# TODO: importing ${file} ${how} into a function, then add it here.\n`;
    })
    .join("");
  const entries = quiet.map(({ module, names }) => entry(module, names)).join("");
  const imports = ["import importlib", "import sys", "from pathlib import Path"];
  return `"""First tests of the project's own code. Written by Roadworthy; look for TODO.

Run them with \`python -m pytest\`. They say that everything imports and answers, not that
it is right: TODO: add tests of what it computes${example ? `,\nsuch as ${example}` : ""}.
${undeclared.length > 0 ? `\nTODO: add ${undeclared.join(" and ")} to the dependencies for development.\n` : ""}"""

${imports.join("\n")}

import pytest

PROJECT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(PROJECT / folder) for folder in [${roots.map(pythonString).join(", ")}]]

# What other code, notebooks and jobs may use.
${todo}NAMES = {
${entries}}


@pytest.mark.parametrize("module", NAMES)
def test_module_offers_its_names(module):
    loaded = importlib.import_module(module)
    missing = [name for name in NAMES[module] if not hasattr(loaded, name)]
    assert missing == []
${service ? serviceTests(service) : ""}`;
}

function entry(module: string, names: readonly string[]): string {
  const line = `    ${pythonString(module)}: [${names.map(pythonString).join(", ")}],\n`;
  if (line.length <= 89) return line;
  return `    ${pythonString(module)}: [\n${names.map((name) => `        ${pythonString(name)},\n`).join("")}    ],\n`;
}

function serviceTests({ framework, module, variable, factory, health }: NonNullable<FirstTests["service"]>): string {
  const application = factory ? `${variable}()` : variable;
  const client =
    framework === "fastapi"
      ? `    from fastapi.testclient import TestClient

    from ${module} import ${variable}

    return TestClient(${application})`
      : `    from ${module} import ${variable}

    return ${application}.test_client()`;
  const healthy = health
    ? `

def test_service_is_healthy(client):
    assert client.get(${pythonString(health)}).status_code == 200


`
    : "";
  return `

@pytest.fixture
def client():
${client}

${healthy}
def test_unknown_address_is_refused(client):
    assert client.get("/no-such-address").status_code == 404
`.replace(/\n{4,}/g, "\n\n\n");
}
