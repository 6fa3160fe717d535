import { codeToHtml } from "shiki";
import { generateText } from "ai";
import { openai } from "@ai-sdk/openai";

export default async function Code({ task }: { task: string }) {
  const { text } = await generateText({ model: openai("gpt-4o-2024-08-06"), maxOutputTokens: 300, prompt: task });
  const html = await codeToHtml(text, { lang: "ts", theme: "github-light" });
  return <div dangerouslySetInnerHTML={{ __html: html }} />;
}
