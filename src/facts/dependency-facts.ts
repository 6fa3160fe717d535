import type { Located, Span } from "../text/span.js";
import type { CommonFacts } from "./sign.js";

export type PackageManager =
  | "pip"
  | "setuptools"
  | "poetry"
  | "pdm"
  | "uv"
  | "hatch"
  | "pipenv"
  | "conda"
  | "conda-lock"
  | "npm"
  | "yarn"
  | "pnpm";

/** A package that a manifest asks for or a lock fixes. */
export interface Dependency {
  /** Normalised: PEP 503 for Python, as written for npm. */
  readonly name: string;
  /** The version or specifier as written; absent when any version will do. */
  readonly specifier?: string;
  /** Fixed to one version (`==1.2.3`, a lock entry, a commit hash). */
  readonly exact: boolean;
  /** Carries a content hash. */
  readonly hashed: boolean;
  readonly scope: "runtime" | "dev" | "optional";
  /** The extra, dependency group or section it stands in. */
  readonly group?: string;
  /** Extras asked for: `ray[serve]` has `["serve"]`. */
  readonly extras: readonly string[];
  readonly span: Span;
}

/** What a dependency manifest or a lock says. */
export interface DependencyFacts extends CommonFacts {
  readonly ecosystem: "pypi" | "npm" | "conda";
  readonly role: "manifest" | "lock";
  readonly manager: PackageManager;
  readonly dependencies: readonly Dependency[];
  /** Other files it pulls in (`-r base.txt`, `-c constraints.txt`, `-e .`), relative to the workspace. */
  readonly includes: readonly Located<string>[];
  /** The interpreter it asks for: `>=3.10`, `3.12`. `exact` for a full or minor version (`3.12`, `==3.12.*`, `~=3.12.0`), not for an open range. */
  readonly python?: { readonly specifier: string; readonly exact: boolean; readonly span: Span };
  /** The Node.js it asks for: `>=20`, `22.11.0`, `lts/iron`. `exact` for one major version. */
  readonly node?: { readonly specifier: string; readonly exact: boolean; readonly span: Span };
  /** The distribution's own name and its modules' names, so that importing oneself is not a missing dependency. */
  readonly projectName?: Located<string>;
  /** The terms under which it says that the project stands. */
  readonly licence?: Located<string>;
  /** Console scripts, package scripts and task-runner tasks of this file: name → command line. */
  readonly scripts: readonly { readonly name: string; readonly command: string; readonly span: Span }[];
  /** Sections present, as a tool's name: `ruff`, `mypy`, `pytest`, `black` … from `[tool.X]`, setup.cfg and package.json keys. */
  readonly toolSections: readonly Located<string>[];
  /** A digest of the manifest that the lock was made from, where the lock keeps one (poetry `content-hash`, Pipfile.lock `sha256`). */
  readonly manifestDigest?: string;
  /** Whether the file is dynamic and could be read only in part (non-literal setup.py). */
  readonly partial: boolean;
}
