import { type DependencyContents, dependencyReader } from "./dependencies/dependency-reader.js";
import { pythonConstraint } from "./dependencies/python-constraint.js";

/** Reads the files that only name an interpreter: pyenv's and uv's `.python-version`, Heroku's `runtime.txt`, asdf's `.tool-versions`. */
export const pythonVersionReader = dependencyReader(
  {
    name: "python-version",
    files: { names: [".python-version", "runtime.txt", ".tool-versions"] },
    ecosystem: "pypi",
    role: "manifest",
    manager: "pip",
  },
  readPythonVersion,
);

function readPythonVersion(text: string, path: string): DependencyContents | undefined {
  const isPythonOnly = path.toLowerCase().endsWith(".python-version");
  const line = isPythonOnly ? /^[ \t]*(?:(?:c?python|pypy)[-@]?)?(\d[^\s#/-]*)/im : /^[ \t]*python(?:-|[ \t]+)(\d[^\s#]*)/im;
  const match = line.exec(text);
  if (!match?.[1]) return isPythonOnly ? {} : undefined;
  const end = match.index + match[0].length;
  return { python: pythonConstraint({ value: match[1], span: { start: end - match[1].length, end } }) };
}
