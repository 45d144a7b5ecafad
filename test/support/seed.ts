/** The same random values in each run, unless DWS_PROPERTY_SEED says otherwise: what fails once fails again. */
import fc from "fast-check";

const seed = Number(process.env["DWS_PROPERTY_SEED"] ?? 20_261_123);
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
