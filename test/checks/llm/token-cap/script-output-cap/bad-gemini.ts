import { GoogleGenAI } from "@google/genai";

const ai = new GoogleGenAI({ apiKey: process.env.GEMINI_API_KEY });

export class Summary {
  async of(text: string) {
    const params = { model: "gemini-2.5-flash", contents: text, config: { temperature: 0 } };
    const reply = await ai.models.generateContent(params); // finding
    return reply.text;
  }
}
