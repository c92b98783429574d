import type { Programs } from './shell.ts';

/** The programs of the pages, and what those print that a page goes on with. The foreign ones are never started. */
export const programs: Programs = {
  npx: '',
  npm: '',
  // what a page has it run is run by a test of that page
  node: '',
  aws: '',
  // not on the path: noted, so that it can be found fault with
  sallyport: '',
  // they need an account, or another machine
  cloudflared: '',
  curl: '',
  gh: '',
  jq: '',
  ngrok: '',
  ssh: '',
  stripe: `whsec_${'5e1f0c7a9b3d2486'.repeat(4)}`,
  openssl: '5e1f0c7a9b3d2486'.repeat(4),
};

/** What of ours only works with an account. */
const ours = [/^parked/, /--stack /, /--store secrets-manager/, /--bus eventbridge/];

/** Whether a command talks to AWS. What CDK deploys is apart: its CloudFormation is nowhere but there. */
export function namesAws([program, ...args]: readonly string[]): boolean {
  if (program === 'aws') return true;
  const line = args.slice(1).join(' ');
  return program === 'npx' && args[0] === 'sallyport' && ours.some((pattern) => pattern.test(line));
}
