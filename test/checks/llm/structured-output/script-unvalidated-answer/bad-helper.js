const { GoogleGenAI } = require("@google/genai");

const ai = new GoogleGenAI({ apiKey: process.env.GEMINI_API_KEY });

async function plan(topic) {
  const config = { maxOutputTokens: 400, responseMimeType: "application/json" };
  const response = await ai.models.generateContent({ model: "gemini-2.5-flash", contents: topic, config });
  const text = response.text;
  const parsed = JSON.parse(text); // finding
  console.log(parsed.steps.length);
  return parsed.steps.map((step) => step.title);
}

module.exports = { plan };
