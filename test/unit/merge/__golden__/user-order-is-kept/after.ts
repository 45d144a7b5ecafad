export * from "./zone.js";
export * from "./mine.js";
export * from "./order.js";
export * from "./product.js";

export * from "./account.js";
export * from "./customer.js";
