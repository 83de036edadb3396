/** Generated cases are the same in every run, so that a red test is the fault of the change; `BELLHOP_SEED=N` looks elsewhere. */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.BELLHOP_SEED ?? 20_261_122) });
