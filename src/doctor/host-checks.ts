/** The steps to one host, in their order. */
import type { Check } from "./check.js";
import { skipped } from "./finding.js";
import { judgeClock, judgeLogin, judgeName, judgeTcp } from "./judge-host.js";
import { judgeQuestion } from "./judge-question.js";
import { judgeTls } from "./judge-tls.js";
import { probeLogin } from "./probe-login.js";
import { probeName, probeTcp } from "./probe-network.js";
import { openSession, probeClock, type Session } from "./probe-session.js";
import { probeTls } from "./probe-tls.js";
import type { Target } from "./target.js";

/** What the steps share: the target, and the session once there is one. */
export interface HostContext {
  readonly target: Target;
  /** Another host that refused the login before. */
  readonly refusedAt: string | undefined;
  /** Opened by the step `login`; whoever runs the steps closes it. */
  session: Session | undefined;
}

/** The steps. */
export const HOST_CHECKS: readonly Check<HostContext>[] = [
  {
    id: "name",
    title: "Name",
    needs: [],
    run: async ({ target }) => judgeName(target, await probeName(target)),
  },
  {
    id: "tcp",
    title: "TCP",
    needs: ["name"],
    run: async ({ target }) => judgeTcp(target, await probeTcp(target)),
  },
  {
    id: "tls",
    title: "TLS",
    needs: ["tcp"],
    run: async ({ target }) => judgeTls(target, await probeTls(target)),
  },
  {
    id: "authentication",
    title: "Authentication",
    needs: ["tls"],
    run: async ({ target }) => judgeQuestion(target, await probeLogin(target)),
  },
  {
    id: "login",
    title: "Login",
    needs: ["authentication"],
    run: async (context) => {
      const { refusedAt } = context;
      if (refusedAt !== undefined) {
        return skipped(
          `${refusedAt} refused it, and wrong passwords lock the account`,
        );
      }
      const probe = await openSession(context.target);
      if (probe.kind === "facts") context.session = probe.facts.session;
      return judgeLogin(context.target, probe);
    },
  },
  {
    id: "clock",
    title: "Clock",
    needs: ["login"],
    run: async ({ target, session }) =>
      judgeClock(target, await probeClock(session, target.now)),
  },
];
