export const llm = { maxRetries: 0, timeout: 20_000 };
