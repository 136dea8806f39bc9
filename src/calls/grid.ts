/** Lines of the grid in which paper ballots are typed. */
export const gridLines = 20;
