import { askedOverHttp } from "../project/asked-over-http.js";
import { remembered } from "../project/once-per.js";
import { ownModules } from "../project/production-code.js";
import type { Project } from "../project/project.js";
import { isModelRequest, modelCalls } from "./model-calls.js";
import { scriptModelCalls } from "./script-model-calls.js";

const embeds = /embed/i;
/** What frameworks do to texts before and after they are embedded, and clients that may be asked for anything. */
const prepares =
  /^langchain\w*\.(?:\w+\.)*(?:documents?|document_\w+|docstore|schema|text_splitters?|vectorstores?|retrievers|indexes|utils|callbacks)(?:\.|$)|^langchain_text_splitters\.|^langchain_(?:postgres|mongodb|chroma|pinecone|qdrant|milvus|weaviate)\.|^llama_index\.(?:\w+\.)*(?:readers|node_parser|vector_stores|schema|data_structs|ingestion|StorageContext|Document|SimpleDirectoryReader)(?:\.|$)|^openai\.(?:Async)?(?:Azure)?OpenAI$/;

/** Whether a call by its full dotted name may ask a model for text: embedding does not, nor what is done to texts before it. */
export function mayAskForText(name: string): boolean {
  return isModelRequest(name) || (!embeds.test(name) && !prepares.test(name));
}

/** Whether code asks models, and for nothing but embeddings. */
export const givesEmbeddingsOnly = remembered((project: Project): boolean => {
  const names = [...modelCalls(ownModules(project)), ...scriptModelCalls(project)].map(({ call }) => call.name);
  return !names.some(mayAskForText) && names.some((name) => embeds.test(name)) && askedOverHttp(project).length === 0;
});
