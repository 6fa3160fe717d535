import { Monitoring } from "./pages/Monitoring";

export const App = () => <Monitoring />;
