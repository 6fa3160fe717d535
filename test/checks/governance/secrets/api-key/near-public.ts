import { loadStripe } from "@stripe/stripe-js";
import posthog from "posthog-js";
import { createClient } from "@supabase/supabase-js";

export const stripe = loadStripe("pk_live_WxhKUxqsKC56wirdxv4iJjzi");
posthog.init("phc_n654B5uo4wuvsQFBCJrZGa6emDrBrkuRhSAf4EyikFt", { api_host: "https://eu.posthog.com" });
const supabaseAnonKey = "eyJhbGciOiJIUzI1NiJ9.jEyygS4E7SRxzPQysfh7aEguU2CqrsNEpKXSsyvVqnJAgDhTuGvPuhUwjUff.f2HmNVFgBUfE5ieTaPPEoFKyjSZJp5riT9HwZQh9hbB";
export const supabase = createClient("https://xq2.supabase.co", supabaseAnonKey);
export const langfuse = { publicKey: "pk-lf-3c9a6e0d-71b4-4c26-9f4b-2f2c8f0f6a11" };
const recaptchaSiteKey = "6LLAhuebVxKcYaWH6XAWzX6bHNwAyUSZEba8oEZd";
export { recaptchaSiteKey };
