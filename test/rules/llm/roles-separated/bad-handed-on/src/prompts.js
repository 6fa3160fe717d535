const base = "You are a clerk who answers questions about parcels.";

export function getSystemMessage(customInstructions) {
  let text = base;
  if (customInstructions) text = `${base}\n${customInstructions.trim()}`;
  return { role: "system", content: text };
}
