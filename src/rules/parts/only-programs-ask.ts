import { mayAskForText } from "../../practices/gives-embeddings-only.js";
import { modelCalls } from "../../practices/model-calls.js";
import { scriptModelCalls } from "../../practices/script-model-calls.js";
import { askedOverHttp } from "../../project/asked-over-http.js";
import { importedFrom } from "../../project/imported-from.js";
import { remembered } from "../../project/once-per.js";
import { productionModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { lastPart } from "../../text/last-part.js";
import { pythonRoutes } from "./served-routes.js";

/** What a program is started with by hand or by an orchestrator. */
const startsProgram = /^(?:argparse|click|typer|fire|airflow|dagster|prefect|kfp|luigi|metaflow|zenml)(?:\.|$)/;
/** What brings to a program what people write. */
const hearsPeople =
  /^(?:discord|nextcord|disnake|telegram|telebot|aiogram|pyrogram|slack_bolt|slack_sdk|streamlit|gradio|chainlit|panel|dash|celery|dramatiq|rq|arq|huey|kafka|confluent_kafka|aiokafka|pika|faust|nats|textual|prompt_toolkit)(?:\.|$)/;
const hearsByCall = /^(?:input|(?:importlib\.)?import_module|__import__)$/;

/**
 * Why users' text reaches no model: what the service runs asks none for text, only programs beside it do, over texts of the project's own.
 * What the manifest says of guardrails, agents and retrieval is believed instead.
 */
export function onlyProgramsAsk(project: Project): string | undefined {
  const { manifest, traits } = project;
  if (["guardrails", "agents", "rag"].some((section) => manifest.has(section))) return undefined;
  if (traits.llm.source === "manifest" || traits.agent.value) return undefined;
  return asksBesideService(project)
    ? "What the service runs asks no model for text; only programs beside it do, over texts of the project's own."
    : undefined;
}

const asksBesideService = remembered((project: Project): boolean => {
  const modules = productionModules(project);
  const service = new Set(pythonRoutes(modules).map(({ module }) => module));
  if (service.size === 0 || scriptModelCalls(project).length > 0) return false;
  const served = new Set([...service, ...importedFrom(project, [...service])]);
  const asking = modelCalls(modules)
    .filter(({ call }) => mayAskForText(call.name))
    .flatMap(({ call, module }) => (served.has(module) ? callersOf(modules, module, call.scope) : [module]));
  const byHttp = new Set(askedOverHttp(project).map(({ at }) => at?.path));
  asking.push(...modules.filter(({ path }) => byHttp.has(path)));
  if (asking.length === 0 || asking.some((module) => served.has(module))) return false;
  const programs = modules.filter(
    (module) => module.form === "module" && !served.has(module) && module.facts.imports.some((one) => startsProgram.test(one.module)),
  );
  const run = new Set([...programs, ...importedFrom(project, programs)]);
  const hears = [...run, ...served].some(
    ({ facts }) => facts.imports.some((one) => hearsPeople.test(one.module)) || facts.calls.some(({ name }) => hearsByCall.test(name)),
  );
  return !hears && asking.every((module) => run.has(module));
});

/** The other modules that call a function by its name; the module itself where that cannot be told. */
function callersOf(modules: readonly PythonModule[], module: PythonModule, scope: string): readonly PythonModule[] {
  const name = lastPart(scope);
  const isCalled = (one: PythonModule) => one.facts.calls.some((call) => call.scope !== scope && lastPart(call.name) === name);
  const others = name === "" || isCalled(module) ? [] : modules.filter((one) => one !== module && isCalled(one));
  return others.length > 0 ? others : [module];
}
