import { describe, expect, it } from '@jest/globals';
import { terraformFiles } from '../../scripts/terraform/files.ts';
import type { Resource, Template } from '../../scripts/terraform/template.ts';

const text = (rest: string) => ({
  'Fn::Sub': `{"endpoints":{"\${Endpoint1}":{"provider":"\${Endpoint1Provider}","secretId":"\${Endpoint1WebhookSecret}"}}${rest}}`,
});

/** The least that a module is made of, and what a test adds. */
function templateWith(
  Resources: Readonly<Record<string, Resource>>,
  { Parameters = {}, ...more }: Partial<Template> = {},
): Template {
  return {
    Parameters: {
      Endpoint1: { Type: 'String' },
      Endpoint1Provider: { Type: 'String' },
      Endpoint1Secret: { Type: 'String' },
      Endpoint2: { Type: 'String', Default: '' },
      ...Parameters,
    },
    Conditions: {
      HasEndpoint2: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Endpoint2' }, ''] }] },
      IsTraced: { 'Fn::Equals': [{ Ref: 'Tracing' }, 'Active'] },
    },
    Outputs: {},
    ...more,
    Resources: {
      Endpoint1WebhookSecret: { Type: 'AWS::SecretsManager::Secret' },
      HandlerFunction0D87A48C: {
        Type: 'AWS::Lambda::Function',
        Properties: { Environment: { Variables: { SALLYPORT_CONFIG: text('') } } },
      },
      ...Resources,
    },
  };
}

const tracing = { Parameters: { Tracing: { Type: 'String', Default: 'PassThrough' } } };
const isTraced = (yes: unknown) => ({ 'Fn::If': ['IsTraced', yes, { Ref: 'AWS::NoValue' }] });

describe('the generator of the Terraform module', () => {
  it.each<[what: string, resource: Resource, message: string]>([
    [
      'a type',
      { Type: 'AWS::WAFv2::WebACL' },
      'New, AWS::WAFv2::WebACL: scripts/terraform/types does not say',
    ],
    [
      'a property',
      { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } },
      'New, AWS::SQS::Queue: FifoQueue: scripts/terraform/types does not say what Terraform calls it',
    ],
    [
      'a property of a property',
      { Type: 'AWS::Lambda::Function', Properties: { TracingConfig: { Rate: 1 } } },
      'New, AWS::Lambda::Function: TracingConfig: Rate: scripts/terraform/types does not say',
    ],
    [
      'a property of a part',
      {
        Type: 'AWS::S3::Bucket',
        Properties: { LifecycleConfiguration: { Rules: [{ ObjectSizeLessThan: 1 }] } },
      },
      'New, AWS::S3::Bucket: LifecycleConfiguration: Rules: ObjectSizeLessThan: ',
    ],
    [
      'an attribute',
      {
        Type: 'AWS::SQS::Queue',
        Properties: { KmsMasterKeyId: { 'Fn::GetAtt': ['HandlerFunction0D87A48C', 'Version'] } },
      },
      'New, AWS::SQS::Queue: KmsMasterKeyId: Version of AWS::Lambda::Function: ',
    ],
    [
      'a name',
      { Type: 'AWS::SQS::Queue', Properties: { KmsMasterKeyId: { Ref: 'Nothing' } } },
      'New, AWS::SQS::Queue: KmsMasterKeyId: a Ref to Nothing',
    ],
    [
      'a policy',
      { Type: 'AWS::SQS::Queue', DeletionPolicy: 'Snapshot' },
      'New, AWS::SQS::Queue: a policy of Snapshot',
    ],
    [
      'metadata',
      { Type: 'AWS::SQS::Queue', Metadata: { tfsec: {} } },
      'New, AWS::SQS::Queue: metadata of tfsec',
    ],
    [
      'one target of several',
      { Type: 'AWS::Events::Rule', Properties: { Targets: [{}, {}] } },
      'New, AWS::Events::Rule: Targets: a list of other than one',
    ],
  ])('says where, of %s that it does not know', (_, resource, message) => {
    expect(() => terraformFiles(templateWith({ New: resource }))).toThrow(message);
  });

  it('refuses an endpoint that has more than endpoints.tf makes', () => {
    const Properties = {
      Environment: { Variables: { SALLYPORT_CONFIG: { 'Fn::Sub': '{"endpoints":{}}' } } },
    };
    expect(() =>
      terraformFiles(templateWith({ Other: { Type: 'AWS::Lambda::Function', Properties } })),
    ).toThrow('an endpoint that endpoints.tf does not make: {}');
  });

  it('refuses a rule that no variable has', () => {
    const Rules = { BusIsThere: { RuleCondition: true } };
    expect(() => terraformFiles(templateWith({}, { Rules }))).toThrow(
      'a rule that no variable has: BusIsThere',
    );
  });

  it('leaves out what is there for another endpoint only', () => {
    const files = terraformFiles(
      templateWith({ Second: { Type: 'AWS::SQS::Queue', Condition: 'HasEndpoint2' } }),
    );
    expect([...files.keys()]).not.toContain('storage.tf');
  });

  it('makes a resource on a condition, and names the one that there is then', () => {
    const Traced: Resource = { Type: 'AWS::SQS::Queue', Condition: 'IsTraced' };
    const Policy: Resource = {
      Type: 'AWS::SQS::QueuePolicy',
      Condition: 'IsTraced',
      Properties: { PolicyDocument: {}, Queues: [{ Ref: 'Traced' }] },
    };
    const storage = terraformFiles(templateWith({ Traced, Policy }, tracing)).get('storage.tf');
    expect(storage?.match(/count += var.tracing == "Active" \? 1 : 0/g)).toHaveLength(2);
    expect(storage).toContain('= aws_sqs_queue.traced[0].url');
  });

  it('makes a block, a member of a list and a value on a condition', () => {
    const Handler: Resource = {
      Type: 'AWS::Lambda::Function',
      Properties: { TracingConfig: isTraced({ Mode: 'Active' }), MemorySize: isTraced(1024) },
    };
    const Role: Resource = {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: { Statement: [isTraced({ Effect: 'Allow' }), { Effect: 'Deny' }] },
      },
    };
    const files = terraformFiles(templateWith({ Handler, Role }, tracing));
    expect(files.get('functions.tf')).toContain(`  dynamic "tracing_config" {
    for_each = var.tracing == "Active" ? [1] : []

    content {
      mode = "Active"
    }
  }
`);
    expect(files.get('functions.tf')).toMatch(/memory_size += var.tracing == "Active" \? 1024 : null/);
    expect(files.get('access.tf')).toContain(`    Statement = [
      for one in [
        var.tracing == "Active" ? {
          Effect = "Allow"
        } : null,
        {
          Effect = "Deny"
        },
      ] : one if one != null
    ]
`);
  });

  it('writes the reasons for checkov where a user has it look', () => {
    const Metadata = { checkov: { skip: [{ id: 'CKV_AWS_27', comment: 'SQS encrypts it.' }] }, cdk_nag: {} };
    const files = terraformFiles(templateWith({ Parked: { Type: 'AWS::SQS::Queue', Metadata } }));
    expect(files.get('storage.tf')).toContain(
      'resource "aws_sqs_queue" "parked" {\n  #checkov:skip=CKV_AWS_27:SQS encrypts it.\n',
    );
  });

  it('has in a local what one function is told, and what the outputs tell beyond it', () => {
    const url = `,"url":"\${Queue}"`;
    const Kept: Resource = {
      Type: 'AWS::SSM::Parameter',
      Properties: { Type: 'String', Value: text(url) },
    };
    const files = terraformFiles(
      templateWith(
        {
          Kept,
          Queue: { Type: 'AWS::SQS::Queue' },
          CheckFunction82225D96: {
            Type: 'AWS::Lambda::Function',
            Properties: {
              Environment: { Variables: { SALLYPORT_CONFIG: { 'Fn::GetAtt': ['Kept', 'Value'] } } },
            },
          },
        },
        { Outputs: { Configuration: { Value: { 'Fn::GetAtt': ['Kept', 'Value'] } } } },
      ),
    );
    expect(files.get('configuration.tf')).toContain('check_configuration = merge(local.configuration, {\n');
    expect(files.get('functions.tf')).toContain('SALLYPORT_CONFIG = jsonencode(local.check_configuration)');
    expect(files.get('functions.tf')).toContain('SALLYPORT_CONFIG = jsonencode(local.configuration)');
    expect(files.get('outputs.tf')).toMatch(/merge\(local.configuration, \{\s+url = aws_sqs_queue/);
    expect([...files.values()].join()).not.toContain('aws_ssm_parameter');
  });
});
