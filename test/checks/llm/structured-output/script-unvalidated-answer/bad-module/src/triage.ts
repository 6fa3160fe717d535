import { ask } from "./ask";

export async function triage(mail: string) {
  const text = await ask(`As JSON, the team and the reasons: ${mail}`);
  const cleaned = text.replace(/```(?:json)?/g, "").trim();
  const answer = JSON.parse(cleaned) as { team: string; reasons: string[] }; // finding
  return { team: answer.team, reason: answer.reasons[0].slice(0, 80) };
}
