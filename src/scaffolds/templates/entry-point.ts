import { modelCalls } from "../../practices/model-calls.js";
import { productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { fromProject } from "../../project/stack/seen.js";
import type { Stack } from "../../project/stack.js";
import { folderOf } from "../../workspace/path-parts.js";
import { importName } from "../model-module.js";
import { pythonString } from "../quote.js";

/** Lines of Python that would ask the project itself, as far as it shows how: its route, or its function that asks the model. */
export function waysToAsk(project: Project, stack: Stack): readonly string[] {
  const { service } = stack;
  const route = service?.routes
    .map(({ value }) => value)
    .find((path) => /ask|chat|answer|quer|question|complet|generat|message|search/i.test(path));
  if (service && /^(?:fastapi|starlette|litestar)$/.test(service.framework)) {
    const made = service.factory ? `${service.variable}()` : service.variable;
    return [
      `from ${service.module} import ${service.variable}`,
      "from starlette.testclient import TestClient",
      "",
      `reply = TestClient(${made}).post(${pythonString(route ?? "/ask")}, json={"question": question})`,
      "reply.raise_for_status()",
      'return reply.json()["answer"]',
    ];
  }
  if (service?.framework === "flask") {
    const made = service.factory ? `${service.variable}()` : service.variable;
    return [
      `from ${service.module} import ${service.variable}`,
      "",
      `reply = ${made}.test_client().post(${pythonString(route ?? "/ask")}, json={"question": question})`,
      'return reply.get_json()["answer"]',
    ];
  }
  const [asking] = modelCalls(productionModules(project)).filter(
    ({ call, module }) => module.form === "module" && /^[a-z]\w*$/i.test(call.scope),
  );
  const file = asking && fromProject(project, asking.module.path);
  if (asking && file !== undefined) {
    const name = (file.split("/").at(-1) ?? "").replace(/\.py$/, "");
    return [
      `from ${importName(project, stack, folderOf(file), name)} import ${asking.call.scope}`,
      "",
      `return ${asking.call.scope}(question)`,
    ];
  }
  return ["from app.answer import answer", "", "return answer(question)"];
}

/** A Python function `ask(question)` for people to write, with what the project shows as a comment. */
export function askStub(project: Project, stack: Stack): string {
  return `def ask(question):
    """The project's own answer, as users get it."""
    # TODO: ask the project's own entry point, such as:
${waysToAsk(project, stack)
  .map((line) => (line ? `    #   ${line}` : "    #"))
  .join("\n")}
    raise NotImplementedError("TODO: return the project's answer to the question")`;
}
