import OpenAI from "openai";
import { findPost } from "./posts";

const client = new OpenAI({ timeout: 20_000 });

export default async function Post({ slug }: { slug: string }) {
  const post = await findPost(slug);
  const summary = await client.responses.create({ model: "gpt-4o-2024-08-06", max_output_tokens: 300, input: post.html });
  return (
    <main>
      <p>{summary.output_text}</p>
      <article dangerouslySetInnerHTML={{ __html: post.html }} />
    </main>
  );
}
