export const inputs = [{ link: "https://example.com/a", expected: "a post about parcels" }];
