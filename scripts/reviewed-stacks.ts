/** Writes into the folder that it is told what the construct makes with each of its options, for tools that look at templates. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { Certificate, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { type IVpc, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Tracing } from 'aws-cdk-lib/aws-lambda';
import { HostedZone } from 'aws-cdk-lib/aws-route53';
import { FrontDoorEdge } from '../infra/front-door-edge.ts';
import { writeTemplates } from '../infra/templates/write-templates.ts';
import { WebhookGateway } from '../infra/webhook-gateway.ts';

const [, , folder = 'dist/reviewed'] = process.argv;
const account = '111122223333';
const env = { account, region: 'eu-west-1' };
const endpoints = { github: { provider: 'github' }, sms: { provider: 'twilio' } } as const;
const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'sallyport-')) });

const behindDoor = new Stack(app, 'behind-a-front-door', { env });
const domainName = 'hooks.example.com';
const hostedZone = HostedZone.fromHostedZoneAttributes(behindDoor, 'Zone', {
  hostedZoneId: 'Z0123456789ABCDEFGHIJ',
  zoneName: 'example.com',
});
const edge = new FrontDoorEdge(app, 'edge', {
  env: { account, region: 'us-east-1' },
  domainName,
  hostedZone,
});
new WebhookGateway(behindDoor, 'Hooks', {
  endpoints,
  archive: Duration.days(30),
  frontDoor: { domainName, hostedZone, certificate: edge.certificate, webAclArn: edge.webAclArn },
});

const ownKeyAndNetwork = new Stack(app, 'own-key-and-network', { env });
new WebhookGateway(ownKeyAndNetwork, 'Hooks', {
  endpoints,
  reservedConcurrency: 10,
  tracing: Tracing.ACTIVE,
  encryptionKey: new Key(ownKeyAndNetwork, 'Key', { enableKeyRotation: true }),
  // the cast: CDK is not compiled with exactOptionalPropertyTypes
  vpc: Vpc.fromVpcAttributes(ownKeyAndNetwork, 'Vpc', {
    vpcId: 'vpc-0a1b2c3d',
    availabilityZones: ['eu-west-1a', 'eu-west-1b'],
    privateSubnetIds: ['subnet-0a1b2c3d', 'subnet-4e5f6a7b'],
  }) as IVpc,
});

const httpApi = new Stack(app, 'http-api', { env });
new WebhookGateway(httpApi, 'Hooks', {
  endpoints,
  door: 'http-api',
  rollout: 'gradual',
  domain: {
    domainName,
    // the cast: CDK is not compiled with exactOptionalPropertyTypes
    certificate: Certificate.fromCertificateArn(
      httpApi,
      'Certificate',
      `arn:aws:acm:eu-west-1:${account}:certificate/0a1b`,
    ) as ICertificate,
  },
});

writeTemplates(app, [behindDoor, edge, ownKeyAndNetwork, httpApi], folder);
