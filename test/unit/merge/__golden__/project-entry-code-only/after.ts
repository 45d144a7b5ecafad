console.log("hello");

export * as repositories from "./repositories/index.js";
