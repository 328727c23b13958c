/** Collects the values of an option that can be given several times, in their order, as commander parses them. */
export const collectValue = (value: string, earlier: string[] = []): string[] => [...earlier, value];
