export const database = { select: async () => [] };
