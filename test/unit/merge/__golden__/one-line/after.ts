export * from "./a.js";
export * from "./b.js";
export * from "./d.js";
 export const x = 1; /* open
comment */ export const y = 2;
