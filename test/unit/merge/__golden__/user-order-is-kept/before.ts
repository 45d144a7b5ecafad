export * from "./zone.js";
export * from "./mine.js";
export * from "./order.js";

export * from "./account.js";
