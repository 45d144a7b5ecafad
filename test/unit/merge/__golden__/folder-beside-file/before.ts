export * from "./sales.js";
export * from "./hr";
