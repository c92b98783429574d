import { benchAgainst } from './against.ts';
import { benchColdStart } from './cold-start.ts';
import { benchReceive } from './receive.ts';

const [before] = process.argv.slice(2);
const lines = before ? await benchAgainst(before) : [...(await benchReceive()), ...(await benchColdStart())];
for (const line of lines) console.log(line);
