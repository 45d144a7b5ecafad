import "./setup.js";
// The customers.
// Two lines about them.
export * from "./customer.js";
