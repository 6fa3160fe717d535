import axios from "axios";
import OpenAI from "openai";

const client = new OpenAI({ timeout: 20_000 });

export async function load() {
  const { data } = await axios.post("/ask", { question: "Hello" });
  return [data, client.baseURL];
}
