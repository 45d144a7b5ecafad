/** Version of the snapshot's layout, apart from what validates it: a run that reads no snapshot needs only this. */

/** It changes when an older generator could no longer read the snapshot rightly. */
export const snapshotFormat = 2;
