/** The steps about the cluster behind the hosts, in their order; they only judge what was read. */
import type { Check } from "./check.js";
import type { Finding } from "./finding.js";
import {
  judgeCompatibility,
  judgeNodes,
  judgeSchema,
  judgeServer,
} from "./judge-cluster.js";
import { explain } from "./judge-host.js";
import {
  judgeConnections,
  judgeIdleInTransaction,
  judgePasswordType,
  judgeReading,
  judgeReadOnly,
  judgeRetryCodes,
  judgeRetryTimes,
  judgeSessionTimeout,
} from "./judge-settings.js";
import type { ClusterFacts, SettingName } from "./probe-cluster.js";
import type { Patient, Target } from "./target.js";

/** What the steps share. */
export interface ClusterContext {
  readonly patient: Patient;
  /** The host that was asked. */
  readonly target: Target;
  readonly facts: ClusterFacts;
}

type ClusterCheck = Check<ClusterContext>;

const SERVER: ClusterCheck = {
  id: "version",
  title: "Version",
  needs: [],
  run: ({ facts: { server }, target }) =>
    server.kind === "error"
      ? explain(target, server.error)
      : judgeServer(server.facts),
};

const afterServer = (
  id: string,
  title: string,
  run: (context: ClusterContext) => Finding,
): ClusterCheck => ({ id, title, needs: [SERVER.id], run });

/** A step that judges one setting. */
const ofSetting = (
  id: string,
  title: string,
  name: SettingName,
  judge: (text: string) => Finding,
): ClusterCheck =>
  afterServer(id, title, ({ facts }) =>
    judgeReading(facts.settings[name], judge),
  );

const MODE = afterServer("compatibility", "Compatibility", ({ facts }) =>
  judgeReading(facts.schemas, judgeCompatibility),
);

const NODES = afterServer("nodes", "Nodes", ({ facts, patient }) =>
  judgeReading(facts.schemas, (rows) =>
    judgeNodes(rows, patient.settings.hosts.length),
  ),
);

const CONNECTIONS = afterServer(
  "connections",
  "Connections",
  ({ facts, patient }) => {
    const { limits, settings } = facts;
    const known = limits.kind === "facts" ? limits.facts : undefined;
    return judgeReading(settings.max_connections, (most) =>
      judgeConnections(most, known, patient.poolMax),
    );
  },
);

const SETTINGS: readonly ClusterCheck[] = [
  ofSetting("writes", "Writes", "transaction_read_only", judgeReadOnly),
  ofSetting(
    "retry-times",
    "CN retry",
    "max_query_retry_times",
    judgeRetryTimes,
  ),
  ofSetting(
    "retry-codes",
    "CN retry codes",
    "retry_ecode_list",
    judgeRetryCodes,
  ),
  ofSetting(
    "session-timeout",
    "Session timeout",
    "session_timeout",
    judgeSessionTimeout,
  ),
  ofSetting(
    "idle-in-transaction",
    "Idle in transaction",
    "idle_in_transaction_timeout",
    judgeIdleInTransaction,
  ),
  ofSetting(
    "password-type",
    "Password type",
    "password_encryption_type",
    judgePasswordType,
  ),
];

/** One step for each schema that was chosen. */
const schemaChecks = ({
  patient,
  facts: { server, schemas, privileges },
}: ClusterContext): readonly ClusterCheck[] =>
  patient.schemas.flatMap((name) => {
    if (server.kind === "error" || schemas.kind === "error") {
      return [
        afterServer(`schema:${name}`, `Schema ${name}`, ({ target }) =>
          explain(target, schemas.kind === "error" ? schemas.error : undefined),
        ),
      ];
    }
    const rows = privileges.kind === "facts" ? privileges.facts : [];
    return judgeSchema(name, server.facts, schemas.facts, rows).map(
      ({ schema, finding }) =>
        afterServer(`schema:${schema}`, `Schema ${schema}`, () =>
          privileges.kind === "error" && finding.status !== "failure"
            ? judgeReading(privileges, () => finding)
            : finding,
        ),
    );
  });

/** The steps for what was read. */
export const clusterChecks = (
  context: ClusterContext,
): readonly ClusterCheck[] => [
  SERVER,
  MODE,
  NODES,
  ...SETTINGS,
  CONNECTIONS,
  ...schemaChecks(context),
];
