export const systemPrompt = "You are the assistant of a parcel service.";
