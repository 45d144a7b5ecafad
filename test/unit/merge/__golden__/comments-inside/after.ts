// sales calls them so
/* and nothing else */
export const kept = 1;
