export const settings = {
  url: process.env.NEXT_PUBLIC_SUPABASE_URL,
  anonymous: process.env.NEXT_PUBLIC_SUPABASE_ANON_KEY,
  stripe: process.env.NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY,
  model: process.env.NEXT_PUBLIC_OPENAI_MODEL,
  base: import.meta.env.VITE_OPENAI_BASE_URL,
  analytics: import.meta.env.VITE_POSTHOG_KEY,
  firebase: import.meta.env.VITE_FIREBASE_API_KEY,
  maps: import.meta.env.VITE_GOOGLE_MAPS_API_KEY,
};
