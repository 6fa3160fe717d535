import { answer } from "./answer.js";

export async function POST(request) {
  const { question, language } = await request.json();
  return Response.json(await answer(question, language));
}
