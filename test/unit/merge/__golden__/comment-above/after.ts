import "./setup.js";
export * from "./account.js";
// The customers.
// Two lines about them.
export * from "./customer.js";
