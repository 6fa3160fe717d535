const { ChatOpenAI } = require("@langchain/openai");

function chatFor(plan) {
  const quick = plan === "free";
  return new ChatOpenAI({
    model: quick ? "gpt-4o-mini" : "gpt-4.1-2025-04-14", // finding
    maxTokens: 300,
    timeout: 20_000,
  });
}

module.exports = { chatFor };
