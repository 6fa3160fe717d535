const { generateText } = require("ai");
const { openai } = require("@ai-sdk/openai");
const { tools } = require("./tools");

async function step(messages) {
  return generateText({ model: openai("gpt-4o-2024-08-06"), maxOutputTokens: 500, messages, tools });
}

module.exports = { step };
