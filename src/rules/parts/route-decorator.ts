/** The name of a decorator that makes a function answer requests, with the method or kind of route; `@mock.patch` stands in for something in a test. */
export const routeDecorator = /(?<!\bmock)\.(get|post|put|patch|delete|route|api_route|websocket)$/;
