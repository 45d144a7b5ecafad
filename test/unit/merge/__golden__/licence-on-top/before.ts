// Copyright Example Corp.
export * from "./customer.js";
