const { GoogleGenerativeAI } = require("@google/generative-ai");

const model = new GoogleGenerativeAI(process.env.GEMINI_API_KEY).getGenerativeModel({ model: "gemini-2.5-flash" });

async function transform(rows, wish) {
  const result = await model.generateContent(`The body of a JavaScript function of row that does: ${wish}`);
  const body = result.response.text();
  const change = new Function("row", body); // finding
  return rows.map(change);
}

module.exports = { transform };
