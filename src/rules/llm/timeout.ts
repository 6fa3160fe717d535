import type { PythonCall } from "../../facts/python-facts.js";
import { callsTo, productionModules } from "../../project/production-code.js";
import type { Gap, Rule } from "../rule.js";

/** Clients whose own default lets a request hang for minutes. OpenAI's and Anthropic's SDKs wait 600 seconds. */
const client =
  /^(?:openai\.(?:Async)?(?:Azure)?OpenAI|anthropic\.(?:Async)?Anthropic(?:Bedrock|Vertex)?|langchain_openai\.(?:Azure)?ChatOpenAI|langchain_anthropic\.ChatAnthropic|langchain(?:_community)?\.chat_models(?:\.\w+)?\.(?:ChatOpenAI|AzureChatOpenAI|ChatAnthropic)|groq\.(?:Async)?Groq|mistralai\.Mistral)$/;
const timeoutName = /^(?:timeout|request_timeout|timeout_ms|http_client|http_async_client|default_request_timeout)$/;

export const timeout: Rule = {
  title: "Model calls have a timeout",
  why: {
    source: "A1",
    text: "A rented model can be slow or down; a call without a limit holds the user's request until everything else has timed out.",
  },
  applies: "llm",
  stage: "pilot",
  weight: 2,
  asks: "present",
  evidence: { present: "Each client that production code builds sets `timeout`, or every call on it does." },
  manifest: ["models"],
  noFix: "How long a user may wait is for people to say; the manifest takes it as `models[].timeout`.",
  limits:
    "Looks at the OpenAI, Anthropic, Groq, Mistral and LangChain clients in Python. A timeout set by a gateway or in a wrapper is not seen.",
  check(project) {
    const clients = callsTo(productionModules(project), client);
    if (clients.length === 0) return { evidence: [], gaps: [], unknown: "No client of a known provider is built in Python code." };
    const bare = clients.filter(({ call, module }) => !hasTimeout(call) && !everyUseHasTimeout(call, module.facts.calls));
    const kept = clients.length - bare.length;
    const evidence =
      kept > 0
        ? [
            {
              level: "present" as const,
              what: `${kept} of ${clients.length} clients set a timeout`,
              at: clients.find((one) => !bare.includes(one))?.at,
            },
          ]
        : [];
    const gaps = [...new Set(bare.map(({ module }) => module))].flatMap((module): Gap[] => {
      const [first, ...others] = bare.filter((one) => one.module === module);
      if (!first) return [];
      const name = first.call.name.slice(first.call.name.lastIndexOf(".") + 1);
      const more = others.length === 0 ? "" : others.length === 1 ? ", as is another here" : `, as are ${others.length} more here`;
      return [
        {
          kind: kept > 0 ? "partial" : "missing",
          message: `\`${name}\` is built without a timeout${more}; its default can hold a request for ten minutes. Pass \`timeout=\` in seconds.`,
          at: first.at,
          related: others.map(({ call, at }) => ({
            message: `\`${call.name.slice(call.name.lastIndexOf(".") + 1)}\` has none either.`,
            at,
          })),
        },
      ];
    });
    return { evidence, gaps, share: kept / clients.length };
  },
};

/** Whether a call sets a timeout, or is given arguments that cannot be seen. */
function hasTimeout(call: PythonCall): boolean {
  return call.arguments.some(({ name, unpacked }) => unpacked || (name !== undefined && timeoutName.test(name)));
}

function everyUseHasTimeout(built: PythonCall, calls: readonly PythonCall[]): boolean {
  const uses = calls.filter(
    ({ name }) => name.startsWith(`${built.name}().`) && /\.(?:create|parse|stream|complete|invoke|ainvoke|chat|with_options)$/.test(name),
  );
  return uses.length > 0 && uses.every(hasTimeout);
}
