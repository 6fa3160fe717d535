import { remembered } from "../project/once-per.js";
import { callsTo, ownModules } from "../project/production-code.js";
import { dotted } from "./dotted.js";
import { seen } from "./evidence-of.js";
import type { Practice } from "./practice.js";

/** Models that generate text, run in the process. Encoders do not. */
const generates = dotted(
  "transformers.AutoModelForCausalLM.from_pretrained",
  "transformers.AutoModelForSeq2SeqLM.from_pretrained",
  "transformers.AutoModelForVision2Seq.from_pretrained",
  "transformers.AutoModelForImageTextToText.from_pretrained",
  "transformers.*LMHeadModel.from_pretrained",
  "transformers.*ForCausalLM.from_pretrained",
  "transformers.*ForConditionalGeneration.from_pretrained",
);
/** Parts of the same libraries that ask no model: they embed, cut, read, store and count. */
const beside = /embed|text_?splitter|document_loaders?|vector_?stores?|retrievers?|\.documents?\b|tokenizer|tokenization|\bcache\b/i;
const pipeline = dotted("transformers.pipeline");
const generationTask = /^(?:text-generation|text2text-generation|conversational|image-text-to-text|summarization|translation\w*)$/;

export const languageModel: Practice = {
  title: "A language model is called or run",
  find: remembered((project) => [
    ...project
      .withCapability("llm-provider", "llm-framework", "llm-runtime", "llm-gateway", "agent-framework")
      .flatMap(({ tool, evidence }) => {
        // An address of a model is asked over HTTP; a package and a variable may stand there unused.
        const use = evidence.find(({ kind, what, at }) => kind !== "package" && kind !== "env" && at && !beside.test(what));
        return use?.at ? [seen(use.level === "wired" ? "wired" : "present", `${tool.name}: ${use.what}`, use.at)] : [];
      }),
    ...callsTo(ownModules(project), generates).map(({ call, at }) => seen("wired", `\`${call.name}()\` called`, at)),
    ...callsTo(ownModules(project), pipeline).flatMap(({ call, at }) => {
      const task = call.arguments.find(({ name }) => name === undefined || name === "task")?.value;
      return task?.kind === "string" && generationTask.test(task.value) ? [seen("wired", `a \`${task.value}\` pipeline`, at)] : [];
    }),
  ]),
};
