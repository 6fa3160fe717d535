import { GoogleGenAI } from "@google/genai";

const ai = new GoogleGenAI({ apiKey: localStorage.getItem("key") ?? "" });

export async function explain(word: string) {
  const reply = await ai.models.generateContent({ model: "gemini-2.5-flash", contents: word, config: { maxOutputTokens: 300 } });
  const output = document.querySelector("#output") as HTMLElement;
  output.innerHTML = `<p>${reply.text}</p>`; // finding
}
