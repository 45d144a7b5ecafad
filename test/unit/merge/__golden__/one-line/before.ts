export * from "./a.js"; export * from "./c.js"; export const x = 1; /* open
comment */ export const y = 2;
