const Groq = require("groq-sdk");

const groq = new Groq({ apiKey: "V3H2KwstZKS9JfQyGb9hLt6QLwdibXcNYWFxZBXmfewB" }); // finding

module.exports = { groq };
