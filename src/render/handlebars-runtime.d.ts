/** The types of Handlebars' runtime, which its package declares for a path that Node does not resolve. */
declare module "handlebars/runtime.js" {
  import type Handlebars from "handlebars";

  const runtime: Pick<typeof Handlebars, "create">;
  export default runtime;
}
