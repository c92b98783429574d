import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bundleOf, gatewayStack } from '../infra/support/synthesised.ts';
import { awsEnvironment } from '../support/aws-environment.ts';
import { AwsServer } from '../support/aws-server.ts';
import { LambdaProcess } from '../support/lambda-process.ts';
import { fromGithub } from '../support/senders.ts';

describe('the bundle as the construct deploys it', () => {
  const server = new AwsServer({ 'Webhooks/Hooks/github': 'It is a Secret to Everybody' });
  let lambda: LambdaProcess;

  beforeAll(async () => {
    const { app, synthesise } = gatewayStack(() => ({
      endpoints: { github: { provider: 'github', format: 'envelope' } },
    }));
    lambda = await LambdaProcess.start(
      { ...awsEnvironment(await server.listen()), SALLYPORT_CONFIG_FILE: 'sallyport.json' },
      `${bundleOf(app, synthesise())}/index.mjs`,
    );
  });
  afterAll(async () => {
    await lambda.stop();
    await server.close();
  });

  it('receives with the endpoints of its file', async () => {
    const answer = await lambda.invoke(await fromGithub('It is a Secret to Everybody', '{"ref":"main"}'));
    expect(answer.statusCode).toBe(200);
    expect(server.entries).toMatchObject([
      {
        Source: 'github.com',
        EventBusName: 'default',
        Detail: expect.stringContaining('"endpoint":"github"'),
      },
    ]);
  });
});
