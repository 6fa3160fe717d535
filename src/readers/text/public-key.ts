/** Values that are made to be sent to browsers: Stripe's, Clerk's and Langfuse's public halves, PostHog's project key, Mapbox's. */
const publicValue = /^(?:pk[_-](?:live|test|lf)[_-]|pk\.ey|phc_|sb_publishable_|G-|GTM-|UA-)/;
/**
 * How the keys begin that makers of emulators publish for everybody: Azurite's (https://learn.microsoft.com/azure/storage/common/storage-use-azurite)
 * and that of the emulator of Cosmos DB (https://learn.microsoft.com/azure/cosmos-db/emulator).
 */
const emulatorKeys = ["Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1", "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEH"];
/** What frameworks put into the page by the name's start, and what the name calls public. */
const publicName =
  /(?:^|[^A-Za-z])(?:NEXT_PUBLIC|VITE|REACT_APP|EXPO_PUBLIC|NUXT_PUBLIC|GATSBY|PUBLIC)_|(?:public|publishable|anon|site|web|measurement|client_?id)[_.-]?(?:key|token)$|(?:^|_)client_?token$/i;
/** Beside a key of Google's: the configuration of a Firebase app, a script of Google Maps or a reCAPTCHA, which every browser is given. */
const browserKey =
  /authDomain|firebaseapp\.com|messagingSenderId|firebase_?config|maps(?:\.googleapis\.com|_?api_?key)|recaptcha|mobilesdk_app_id/i;
const near = 400;

/** Whether a key opens nothing but an emulator on the machine of whoever runs it. */
export function isEmulatorKey(value: string): boolean {
  return emulatorKeys.some((start) => value.startsWith(start));
}

/** Whether a key is for everybody to see, by its value or by what it is called. */
export function isPublicKey(value: string, name: string): boolean {
  return publicValue.test(value) || publicName.test(name);
}

/** Whether a Google API key, which is the same for all services, stands in what browsers are given. */
export function isBrowserKey(text: string, start: number): boolean {
  return browserKey.test(text.slice(Math.max(0, start - near), start + near));
}
