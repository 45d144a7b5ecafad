export * from "./sales.js";
export * from "./hr";
export * as sales from "./sales/index.js";
