import { dependencyReader } from "./dependencies/dependency-reader.js";
import { readRequirements } from "./dependencies/read-requirements.js";

/**
 * Reads pip's requirements and constraints files, written by hand or by `pip-compile`. Constraints install nothing, and a package that a
 * compiled file lists only `# via` other packages was not asked for by this project: neither gives a sign.
 */
export const requirementsReader = dependencyReader(
  {
    name: "requirements",
    files: {
      patterns: [
        /(?:^|\/)(?:requirements|constraints)[^/]*\.(?:txt|in)$/,
        /(?:^|\/)requirement\.txt$/,
        /(?:^|\/)[^/]*[-_.](?:requirements|constraints)\.(?:txt|in)$/,
        /(?:^|\/)requirements\/[^/]+\.(?:txt|in)$/,
      ],
    },
    ecosystem: "pypi",
    role: "manifest",
    manager: "pip",
  },
  readRequirements,
);
