import type { Sign } from "../facts/sign.js";
import { toolsOfSign } from "../tools/tools-of-sign.js";

const capabilities = ["llm-provider", "llm-framework", "llm-runtime", "llm-gateway", "agent-framework", "structured-output"];

/** Whether a call's full dotted name is one of a language model's client, framework or runtime, or makes such a client. */
export function isModelCall(name: string, ecosystem?: Sign["ecosystem"]): boolean {
  const found = toolsOfSign({ kind: "call", value: name, ...(ecosystem && { ecosystem }), span: { start: 0, end: 0 } });
  return found.some(({ tool }) => tool.capabilities.some((one) => capabilities.includes(one)));
}
