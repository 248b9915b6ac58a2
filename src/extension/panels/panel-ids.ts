/** By these VS Code knows a panel, and wakes Hone for one from before a reload of the window. */
export const panelIds = { results: 'hone.results', preview: 'hone.preview' } as const;
