/** Loaded before the bundle: a wall clock that is ahead by the milliseconds in the file of CLOCK_OFFSET_FILE. */
import { readFileSync } from 'node:fs';

const trueNow = Date.now;
Date.now = () => trueNow() + Number(readFileSync(process.env.CLOCK_OFFSET_FILE, 'utf8'));
