import { callsTo, ownModules } from "../project/production-code.js";
import { seen } from "./evidence-of.js";
import type { Practice } from "./practice.js";

/** Models that generate text, run in the process. Encoders do not. */
const generates =
  /^transformers\.(?:AutoModelFor(?:CausalLM|Seq2SeqLM|Vision2Seq|ImageTextToText)|\w*(?:LMHeadModel|ForCausalLM|ForConditionalGeneration))\.from_pretrained$/;
const generationTask = /^(?:text-generation|text2text-generation|conversational|image-text-to-text|summarization|translation\w*)$/;

export const languageModel: Practice = {
  title: "A language model is called or run",
  find: (project) => [
    ...project
      .withCapability("llm-provider", "llm-framework", "llm-runtime", "llm-gateway", "agent-framework")
      .flatMap(({ tool, evidence }) => {
        const use = evidence.find(({ kind }) => kind !== "package" && kind !== "env");
        return use
          ? [
              seen(
                use.level === "wired" ? "wired" : "present",
                `${tool.name}: ${use.what}`,
                use.at ?? { path: "", span: { start: 0, end: 0 } },
              ),
            ]
          : [];
      }),
    ...callsTo(ownModules(project), generates).map(({ call, at }) => seen("wired", `\`${call.name}()\` called`, at)),
    ...callsTo(ownModules(project), /^transformers\.pipeline$/).flatMap(({ call, at }) => {
      const task = call.arguments.find(({ name }) => name === undefined || name === "task")?.value;
      return task?.kind === "string" && generationTask.test(task.value) ? [seen("wired", `a \`${task.value}\` pipeline`, at)] : [];
    }),
  ],
};
