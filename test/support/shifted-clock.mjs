import { readFileSync } from 'node:fs';

/** For `node --import`: the wall clock, plus the milliseconds in the file that SHIFTED_CLOCK names. */
const { now } = Date;
Date.now = () => now() + Number(readFileSync(process.env.SHIFTED_CLOCK, 'utf8'));
