import type { FrontMatterEntry } from "../../facts/document-facts.js";

const cardKeys = ["tags", "datasets", "library_name", "base_model", "pipeline_tag", "task_categories", "dataset_info"];

/** Whether front matter is that of a card on the Hugging Face Hub. */
export function isHubCard(entries: readonly FrontMatterEntry[]): boolean {
  return entries.some(({ key }) => key === "license") && entries.some(({ key }) => cardKeys.includes(key));
}
