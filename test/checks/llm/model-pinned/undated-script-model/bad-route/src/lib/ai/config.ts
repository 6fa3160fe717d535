export const settings = {
  chat: { deployment: "claude-3-5-sonnet-latest", temperature: 0.2 }, // finding
  retries: 2,
} as const;
