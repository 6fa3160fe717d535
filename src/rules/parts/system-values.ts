import type { CodeValue } from "../../facts/code-value.js";
import type { PythonModule } from "../../project/project.js";
import type { ScriptModule } from "../../project/scripts.js";
import { lastPart } from "../../text/last-part.js";

/** A value that code puts into the system or developer role. */
export interface SystemValue {
  readonly value: CodeValue;
  readonly scope: string;
}

/** Arguments and options that are the system role by another name. */
const systemArgument = /^(?:system|system_prompt|system_message|system_instruction|systemInstruction|systemPrompt|instructions|preamble)$/;
const takesSystem =
  /\.(?:messages|responses)\.(?:create|stream|parse)$|\.converse(?:_stream)?$|(?:^|\.)(?:GenerativeModel|GenerateContentConfig|generateText|streamText|generateObject|streamObject|ToolLoopAgent|AssistantAgent|create_agent|create_react_agent|FunctionAgent|ReActAgent|as_chat_engine|ClaudeAgentOptions|ClaudeCodeOptions)$|ChatEngine\.from_defaults$|^(?:agents|pydantic_ai|google\.adk(?:\.\w+)*|agno(?:\.\w+)*)\.Agent$|^ollama\.(?:\w+\(\)\.)?generate$/;
const systemMessage =
  /(?:^|\.)(?:SystemMessage|SystemMessagePromptTemplate\.from_template|SystemMessagePromptTemplate\.fromTemplate|ChatMessage\.from_system|ChatCompletionSystemMessageParam)$/;
const systemRole = /^(?:system|developer)$/;

/** What code of a module puts into the system role: of messages, tuples and message classes, and by the parameters of its own that SDKs have. */
export function systemValues({ facts }: PythonModule | ScriptModule): readonly SystemValue[] {
  const texts = new Map<number, SystemValue>();
  const add = (value: CodeValue | undefined, scope: string): void => {
    if (value?.kind === "list") for (const item of value.items) add(entry(item, "text"), scope);
    else if (value) texts.set(value.span.start, { value, scope });
  };
  const look = (value: CodeValue, scope: string) => {
    if (value.kind === "list") {
      const [role, content] = value.items;
      if (value.items.length === 2 && isSystem(role)) add(content, scope);
      for (const item of value.items) look(item, scope);
    } else if (value.kind === "dict") {
      if (isSystem(entry(value, "role"))) add(entry(value, "content"), scope);
      for (const one of value.entries) look(one.value, scope);
    }
  };
  for (const { value, scope } of facts.assignments) look(value, scope);
  for (const { value, scope } of "returns" in facts ? facts.returns : []) look(value, scope);
  for (const call of facts.calls) {
    const option = (wanted: string) => call.arguments.find((one) => "name" in one && one.name === wanted)?.value;
    for (const argument of call.arguments) {
      const name = "name" in argument ? argument.name : undefined;
      if (name !== undefined && systemArgument.test(name) && takesSystem.test(call.name)) add(argument.value, call.scope);
      if (argument.value.kind === "dict" && takesSystem.test(call.name))
        add(argument.value.entries.find(({ key }) => key.kind === "string" && systemArgument.test(key.value))?.value, call.scope);
      look(argument.value, call.scope);
    }
    if (systemMessage.test(call.name)) add(option("content") ?? call.arguments[0]?.value, call.scope);
    else if (isSystem(option("role"))) add(option("content"), call.scope);
  }
  return [...texts.values()];
}

function entry(value: CodeValue, key: string): CodeValue | undefined {
  return value.kind === "dict" ? value.entries.find((one) => one.key.kind === "string" && one.key.value === key)?.value : undefined;
}

/** `"system"`, or a member of a framework's list of roles: `MessageRole.SYSTEM`. */
function isSystem(role: CodeValue | undefined): boolean {
  return (
    (role?.kind === "string" && systemRole.test(role.value)) ||
    (role?.kind === "name" && /^(?:SYSTEM|DEVELOPER)$/.test(lastPart(role.value)))
  );
}
