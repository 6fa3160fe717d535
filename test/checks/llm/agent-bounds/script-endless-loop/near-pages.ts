import OpenAI from "openai";

const client = new OpenAI({ timeout: 20_000 });

export async function translate(pages: AsyncIterator<string>) {
  const done: string[] = [];
  while (true) {
    const page = await pages.next();
    if (page.done) return done;
    const reply = await client.responses.create({ model: "gpt-4o-2024-08-06", max_output_tokens: 500, input: page.value });
    done.push(reply.output_text);
  }
}
