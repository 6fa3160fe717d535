import { isModelRequest, modelCalls } from "../../practices/model-calls.js";
import { scriptModelCalls } from "../../practices/script-model-calls.js";
import { askedOverHttp } from "../../project/asked-over-http.js";
import { oncePerObservation } from "../../project/once-per.js";
import { ownModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";

const embeds = /embed/i;
/** What frameworks do to texts before and after they are embedded, and clients that may be asked for anything. */
const prepares =
  /^langchain\w*\.(?:\w+\.)*(?:documents?|document_\w+|docstore|schema|text_splitters?|vectorstores?|retrievers|indexes|utils|callbacks)(?:\.|$)|^langchain_text_splitters\.|^langchain_(?:postgres|mongodb|chroma|pinecone|qdrant|milvus|weaviate)\.|^llama_index\.(?:\w+\.)*(?:readers|node_parser|vector_stores|schema|ingestion|StorageContext|Document|SimpleDirectoryReader)(?:\.|$)|^openai\.(?:Async)?(?:Azure)?OpenAI$/;

/**
 * Why what is asked of answers does not apply: the language models of the project are asked for embeddings only, by what its code calls.
 * What the manifest says of models, prompts and evaluations is believed instead.
 */
export function embedsOnly(project: Project): string | undefined {
  const { manifest, traits } = project;
  if (["models", "prompts", "evals", "rag", "agents", "guardrails"].some((section) => manifest.has(section))) return undefined;
  if (traits.llm.source === "manifest" || traits.agent.value || traits.trains.value) return undefined;
  return asksForEmbeddings(project) ? "Its models give embeddings only: no code asks one for text." : undefined;
}

/** Whether code asks models, and for nothing but embeddings. */
const asksForEmbeddings = oncePerObservation((project: Project): boolean => {
  const names = [...modelCalls(ownModules(project)), ...scriptModelCalls(project)].map(({ call }) => call.name);
  const isAsked = names.some((name) => isModelRequest(name) || (!embeds.test(name) && !prepares.test(name)));
  return !isAsked && names.some((name) => embeds.test(name)) && askedOverHttp(project).length === 0;
});
