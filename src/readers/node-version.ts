import { dependencyReader } from "./dependencies/dependency-reader.js";
import { nodeConstraint } from "./dependencies/node-constraint.js";

/** Reads the files that only name a Node.js: `.nvmrc` and `.node-version`. */
export const nodeVersionReader = dependencyReader(
  { name: "node-version", files: { names: [".nvmrc", ".node-version"] }, ecosystem: "npm", role: "manifest", manager: "npm" },
  (text) => {
    const match = /^[ \t]*([^\s#]+)/m.exec(text);
    if (!match?.[1]) return {};
    const end = match.index + match[0].length;
    return { node: nodeConstraint({ value: match[1], span: { start: end - match[1].length, end } }) };
  },
);
