import { appendFile } from "node:fs/promises";

export async function saveMessages(id, messages, answer) {
  await appendFile("messages.jsonl", JSON.stringify({ id, messages, answer }));
}
