import { readJson } from "../text/json.js";
import { dependencyReader } from "./dependencies/dependency-reader.js";
import { nodeConstraint } from "./dependencies/node-constraint.js";
import { pythonConstraint } from "./dependencies/python-constraint.js";

/** Reads the interpreter that LangGraph's platform runs a project on, from its `langgraph.json`. */
export const langgraphReader = dependencyReader(
  { name: "langgraph", files: { names: ["langgraph.json"] }, ecosystem: "pypi", role: "manifest", manager: "pip" },
  (text) => {
    const { root } = readJson(text);
    const python = pythonConstraint(root.get("python_version").located());
    const node = nodeConstraint(root.get("node_version").located());
    return python || node ? { ...(python && { python }), ...(node && { node }) } : undefined;
  },
);
