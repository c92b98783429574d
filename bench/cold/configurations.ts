const endpoints = { github: { provider: 'github', secretId: 'hooks/github' } };

/** Every option that takes a service of AWS more. */
const everything = {
  endpoints,
  park: { queueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/parked' },
  claimCheck: { bucket: 'claims' },
  dedupe: { table: 'done' },
};

export const nothingConfigured = { SALLYPORT_CONFIG: JSON.stringify({ endpoints }) };
export const everythingConfigured = { SALLYPORT_CONFIG: JSON.stringify(everything) };
