import type { PythonCall } from "../../facts/python-facts.js";
import { modelCalls } from "../../practices/model-calls.js";
import { oncePer } from "../../project/once-per.js";
import { oncePerModules } from "../../project/production-code.js";
import type { PythonModule } from "../../project/project.js";
import { type Follow, valueFlow } from "../../semantics/value-flow.js";

/** Methods that give an answer. */
const answers =
  /\.(?:create|parse|invoke|ainvoke|predict|apredict|run|arun|kickoff|complete|acomplete|chat|achat|query|aquery|generate|agenerate|completion|acompletion|converse|generate_content(?:_async)?|send_message(?:_async)?|call_llm)$|^(?:litellm\.a?completion|ollama\.(?:chat|generate)|openai\.(?:Chat)?Completion\.a?create)$/;
const noAnswer =
  /\.(?:embeddings?|images|files|audio|vector_stores|fine_tuning|models\.(?:list|retrieve|embed_content)|moderations|batches|assistants|threads|uploads|conversations)\./;
/** What is given to these comes out again. */
const passesOn =
  /^(?:str|repr|json\.loads|re\.(?:search|match|fullmatch|findall|finditer|sub|split)|textwrap\.\w+|markdown2?\.markdown|ast\.literal_eval|sqlalchemy\.text|sqlalchemy\.sql\.text)$|(?:^|\.)(?:search|findall|match|finditer|sub|join|dedent)$/;
/** These give what they are called on, or a part of it. */
const partOf =
  /\.(?:group|groups|strip|lstrip|rstrip|format|split|splitlines|partition|rpartition|replace|removeprefix|removesuffix|lower|upper|text|get|pop|model_dump|dict|json|values|items|encode|decode)$/;
/** Decorators that give a function to a model, which writes its arguments. */
const toolDecorator = /(?:^|\.)(?:tool|tool_plain|function_tool|ai_function|kernel_function|beta_tool|register_for_llm|mcp_tool)$/;

/** Whether a call of a model's client gives what the model says. */
function isAnswer({ name }: PythonCall): boolean {
  return answers.test(name) && !noAnswer.test(name);
}

/** Whether the parameters of a function are written by a model: it is given to one as a tool. */
export function isModelTool({ decorators }: PythonModule["facts"]["functions"][number]): boolean {
  return decorators.some(({ name }) => toolDecorator.test(name));
}

/** Follows what models write through the Python code of some modules. */
export const modelText = oncePerModules((modules): ((module: PythonModule) => Follow) => {
  const sources = new Set(modelCalls(modules).flatMap(({ call }) => (isAnswer(call) ? [call] : [])));
  return valueFlow(modules, {
    isSource: (call, module) => sources.has(call) || isMade(call, makersIn(module)),
    isEntry: isModelTool,
    passesOn,
    partOf,
  });
});

const chatModel = /(?:^|\.)(?:(?:Azure)?Chat(?!Prompt|Message)[A-Z]\w*|init_chat_model)$/;

/** Names of what answers when it is invoked: clients of models, and chains that are put together from them. */
const makersIn = oncePer(
  ({ facts }: PythonModule) => facts,
  ({ facts: { assignments } }): ReadonlySet<string> => {
    const makers = new Set<string>();
    for (const { targets, value } of assignments) {
      const isClient = value.kind === "call" && chatModel.test(value.name);
      const isChain = value.kind === "other" && value.names.some((name) => makers.has(name) || chatModel.test(name));
      if (isClient || isChain) for (const target of targets) makers.add(target);
    }
    return makers;
  },
);

function isMade({ name }: PythonCall, makers: ReadonlySet<string>): boolean {
  const dot = name.lastIndexOf(".");
  return dot > 0 && makers.has(name.slice(0, dot)) && /^(?:a?invoke|a?predict|run|arun)$/.test(name.slice(dot + 1));
}
