import { initializeApp } from "firebase/app";

const firebaseConfig = {
  apiKey: "AIzaTisNRi2AFS5FKboCbBVVrQFoj7zKtw39paz",
  authDomain: "parcels.firebaseapp.com",
  projectId: "parcels",
  messagingSenderId: "381920417725",
};

export const app = initializeApp(firebaseConfig);
