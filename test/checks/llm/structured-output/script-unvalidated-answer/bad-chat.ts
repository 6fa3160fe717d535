import OpenAI from "openai";

const client = new OpenAI({ timeout: 20_000 });

export async function triage(mail: string) {
  const reply = await client.chat.completions.create({
    model: "gpt-4o-2024-08-06",
    max_completion_tokens: 200,
    response_format: { type: "json_object" },
    messages: [{ role: "user", content: `Answer in JSON with team and urgency: ${mail}` }],
  });
  const answer = JSON.parse(reply.choices[0].message.content ?? "{}"); // finding
  return { team: answer.team.toLowerCase(), urgency: answer.urgency };
}
