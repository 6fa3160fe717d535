export const defaults = { temperature: 0.3, maxRetries: 3 };
