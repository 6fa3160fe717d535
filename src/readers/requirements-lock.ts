import { dependencyReader } from "./dependencies/dependency-reader.js";
import { readRequirements } from "./dependencies/read-requirements.js";

/** Reads locks that are written as requirements, as Rye's and those of `pip freeze` are: `requirements.lock`, `requirements-dev.lock`. */
export const requirementsLockReader = dependencyReader(
  {
    name: "requirements-lock",
    files: { patterns: [/(?:^|\/)requirements[^/]*\.lock$/] },
    ecosystem: "pypi",
    role: "lock",
    manager: "pip",
  },
  readRequirements,
);
