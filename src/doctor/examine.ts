/** Examines a connection: every host by itself, then the cluster through the first that let us in. */
import { nameHost } from "../connect/explain.js";
import { type Result, runChecks } from "./check.js";
import { type ClusterContext, clusterChecks } from "./cluster-checks.js";
import { HOST_CHECKS, type HostContext } from "./host-checks.js";
import { probeCluster } from "./probe-cluster.js";
import type { Session } from "./probe-session.js";
import { type Patient, type Target, targetsOf } from "./target.js";

/** What was found at one host. */
export interface HostReport {
  readonly host: string;
  readonly port: number;
  readonly results: readonly Result[];
}

/** What was found about the cluster. */
export interface ClusterReport {
  /** The `host:port` that was asked. */
  readonly askedAt: string;
  readonly results: readonly Result[];
}

/** All that was found. */
export interface Report {
  /** Whether something stops us; a host that is passed over in favour of another does not. */
  readonly isStopped: boolean;
  readonly hosts: readonly HostReport[];
  /** Undefined where no host let us in. */
  readonly cluster: ClusterReport | undefined;
}

/** Told while it goes on. */
export interface Listener {
  /** A host's steps begin, or the cluster's. */
  readonly onSection: (title: string) => void;
  readonly onResult: (result: Result) => void;
}

const failuresIn = (results: readonly Result[]): readonly Result[] =>
  results.filter(({ status }) => status === "failure");

/** The failures that stop us: those of a host alone do so only where no host is left. */
export const stoppingResults = ({
  hosts,
  cluster,
}: Pick<Report, "hosts" | "cluster">): readonly Result[] => {
  const isAnyIn = cluster !== undefined;
  const ofHosts = hosts
    .flatMap(({ results }) => failuresIn(results))
    .filter(({ isOfHostAlone }) => !isOfHostAlone || !isAnyIn);
  return [...ofHosts, ...failuresIn(cluster?.results ?? [])];
};

interface Examined {
  readonly target: Target;
  readonly report: HostReport;
  readonly session: Session | undefined;
}

/** The host that refused the login for a reason that is the same everywhere. */
const findRefusal = (examined: readonly Examined[]): string | undefined => {
  const found = examined.find(({ report }) =>
    report.results.some(
      ({ id, status, isOfHostAlone }) =>
        id === "login" && status === "failure" && !isOfHostAlone,
    ),
  );
  return found && nameHost(found.target.host);
};

const examineHost = async (
  target: Target,
  refusedAt: string | undefined,
  { onSection, onResult }: Listener,
): Promise<Examined> => {
  onSection(nameHost(target.host));
  const context: HostContext = { target, refusedAt, session: undefined };
  const results = await runChecks(HOST_CHECKS, context, onResult);
  const { host, port } = target.host;
  const report = Object.freeze({ host, port, results });
  return { target, report, session: context.session };
};

const examineCluster = async (
  patient: Patient,
  target: Target,
  session: Session,
  { onSection, onResult }: Listener,
): Promise<ClusterReport> => {
  const askedAt = nameHost(target.host);
  onSection(`The cluster, asked at ${askedAt}`);
  const facts = await probeCluster(session.query);
  const context: ClusterContext = { patient, target, facts };
  const results = await runChecks(clusterChecks(context), context, onResult);
  return Object.freeze({ askedAt, results });
};

const SILENT: Listener = {
  onSection: () => undefined,
  onResult: () => undefined,
};

/** The first host through which the cluster can be asked. */
const findOpen = (examined: readonly Examined[]) => {
  for (const { target, report, session } of examined) {
    const isLost = failuresIn(report.results).length > 0;
    if (session !== undefined && !isLost) return { target, session };
  }
  return undefined;
};

/** Examines; nothing is written anywhere, and a refused password is sent once, whatever the number of hosts. */
export const examine = async (
  patient: Patient,
  listener: Listener = SILENT,
): Promise<Report> => {
  const examined: Examined[] = [];
  try {
    for (const target of targetsOf(patient)) {
      const refusedAt = findRefusal(examined);
      examined.push(await examineHost(target, refusedAt, listener));
    }
    const open = findOpen(examined);
    const cluster =
      open === undefined
        ? undefined
        : await examineCluster(patient, open.target, open.session, listener);
    const hosts = examined.map(({ report }) => report);
    const isStopped = stoppingResults({ hosts, cluster }).length > 0;
    return Object.freeze({ isStopped, hosts, cluster });
  } finally {
    await Promise.all(examined.map(async ({ session }) => session?.close()));
  }
};
