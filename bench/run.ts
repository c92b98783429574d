import { benchColdStart } from './cold-start.ts';
import { benchReceive } from './receive.ts';

for (const line of [...(await benchReceive()), ...(await benchColdStart())]) console.log(line);
