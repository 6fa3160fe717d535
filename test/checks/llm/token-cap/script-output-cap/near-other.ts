import twilio from "twilio";

const client = twilio(process.env.ACCOUNT_SID, process.env.AUTH_TOKEN);

export const send = (body: string, to: string) => client.messages.create({ body, to, from: process.env.SENDER });
