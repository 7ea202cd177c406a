/** Two valid files for the sample plan of the sponsors form; each trap replaces one of them. */
export const SPONSORS = [
  "sponsor,score,outcome,provenance,branch",
  "0363,10,none,risk,62",
  "007,60,violation,risk,47",
  "10000003,59.9,,never,01",
  "",
].join("\n");

export const MIGRANTS = ["sponsor,nationality,migrants", "0363,A,2", "007,B,1", "10000003,A,5", ""].join("\n");
