import type { PythonValue } from "../../facts/python-facts.js";
import { bind, resultOf, type Scope } from "../code/scope.js";
import { eachChild, textOf } from "../code/under-cursor.js";
import { readAnnotation } from "./assignments.js";
import { isExpression, type ReadExpression, type Walk } from "./walk.js";

export interface Parameter {
  readonly name: string;
  readonly annotation?: string;
  default?: PythonValue;
}

/**
 * Reads the parameter list under the cursor and binds its names in `scope`, the function's own; defaults belong to the scope outside.
 * A parameter annotated with an imported class counts as an instance of it.
 */
export function readParameters(walk: Walk, scope: Scope, read: ReadExpression): Parameter[] {
  const { cursor } = walk;
  const parameters: Parameter[] = [];
  let inDefault = false;
  eachChild(cursor, () => {
    if (cursor.name === "AssignOp") inDefault = true;
    else if (inDefault && isExpression(cursor)) {
      const { value } = read(walk);
      const last = parameters.at(-1);
      if (last) last.default = value;
      inDefault = false;
    } else if (cursor.name === "VariableName") {
      const name = textOf(walk);
      parameters.push({ name });
      bind(scope, name);
    } else if (cursor.name === "TypeDef") {
      const name = parameters.pop()?.name;
      const { text, type } = readAnnotation(walk, read);
      if (name === undefined) return;
      parameters.push({ name, annotation: text });
      if (type?.value.kind === "name" && type.origin?.imported) bind(scope, name, { origin: resultOf(type.origin) });
    }
  });
  return parameters;
}
