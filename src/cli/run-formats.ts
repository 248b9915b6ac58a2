/** What a run can be printed as. */
export const runFormats = ['text', 'json', 'junit', 'csv', 'html', 'markdown'] as const;

export type RunFormat = (typeof runFormats)[number];
