interface Logger {
  instructions: string;
}

export function describe(userMessage: string): Logger {
  const log = { role: "note", content: `note: ${userMessage}` };
  return { instructions: log.content };
}
