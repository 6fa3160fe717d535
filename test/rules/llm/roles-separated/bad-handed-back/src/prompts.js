export function systemFor({ customInstructions, tone }) {
  return `You are a clerk who answers questions about parcels in a ${tone} tone. ${customInstructions}`;
}
