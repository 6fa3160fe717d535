import { createElement } from "react";

export const page = createElement("main");
