const { stackName } = require("../lib/stack");

test("names the stack", () => {
  expect(stackName("parcels")).toBe("parcels-stack");
});
