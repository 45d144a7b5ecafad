// Copyright Example Corp.
export * from "./customer.js";
export * from "./account.js";
