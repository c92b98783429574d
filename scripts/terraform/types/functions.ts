import { block, json, otherwise, type ResourceType, value } from '../form.ts';

export const functions: Readonly<Record<string, ResourceType>> = {
  'AWS::Lambda::Function': {
    resource: 'aws_lambda_function',
    file: 'functions',
    called: (id) => id.replace(/Function$/, ''),
    named: { argument: 'function_name' },
    properties: {
      Architectures: value('architectures'),
      Code: otherwise({
        filename: 'var.lambda_zip',
        source_code_hash: 'filebase64sha256(var.lambda_zip)',
      }),
      Description: value('description'),
      Environment: block('environment', { Variables: value('variables') }),
      Handler: value('handler'),
      KmsKeyArn: value('kms_key_arn'),
      LoggingConfig: block(
        'logging_config',
        {
          ApplicationLogLevel: value('application_log_level'),
          LogFormat: value('log_format'),
          LogGroup: value('log_group'),
          SystemLogLevel: value('system_log_level'),
        },
        { log_format: 'Text' },
      ),
      MemorySize: value('memory_size'),
      ReservedConcurrentExecutions: value('reserved_concurrent_executions'),
      Role: value('role'),
      Runtime: value('runtime'),
      Timeout: value('timeout'),
      TracingConfig: block('tracing_config', { Mode: value('mode') }),
    },
    attributes: { Ref: 'function_name', Arn: 'arn' },
  },
  'AWS::Lambda::Url': {
    resource: 'aws_lambda_function_url',
    file: 'functions',
    called: (id) => id.replace(/Function(?:FunctionUrl)?$/, ''),
    properties: {
      AuthType: value('authorization_type'),
      InvokeMode: value('invoke_mode'),
      TargetFunctionArn: value('function_name'),
    },
    attributes: { FunctionArn: 'function_arn', FunctionUrl: 'function_url' },
  },
  'AWS::Lambda::Permission': {
    resource: 'aws_lambda_permission',
    file: 'functions',
    called: (id) =>
      id
        .replace(/Functioninvokefunctionurl$/, 'Url')
        .replace(/Functioninvokefunction$/, 'ThroughUrl')
        .replace(/AllowEventRule.*$/, ''),
    properties: {
      Action: value('action'),
      FunctionName: value('function_name'),
      FunctionUrlAuthType: value('function_url_auth_type'),
      InvokedViaFunctionUrl: value('invoked_via_function_url'),
      Principal: value('principal'),
      SourceAccount: value('source_account'),
      SourceArn: value('source_arn'),
    },
    attributes: {},
  },
  'AWS::Lambda::EventSourceMapping': {
    resource: 'aws_lambda_event_source_mapping',
    file: 'functions',
    called: (id) => id.replace(/Source$/, ''),
    properties: {
      BatchSize: value('batch_size'),
      Enabled: value('enabled'),
      EventSourceArn: value('event_source_arn'),
      FunctionName: value('function_name'),
      FunctionResponseTypes: value('function_response_types'),
      MaximumBatchingWindowInSeconds: value('maximum_batching_window_in_seconds'),
      ScalingConfig: block('scaling_config', { MaximumConcurrency: value('maximum_concurrency') }),
    },
    attributes: {},
  },
  'AWS::Logs::LogGroup': {
    resource: 'aws_cloudwatch_log_group',
    file: 'functions',
    called: (id) => id.replace(/Log$/, ''),
    named: { argument: 'name_prefix', isPrefix: true },
    properties: { KmsKeyId: value('kms_key_id'), RetentionInDays: value('retention_in_days') },
    // the provider takes the end off: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_group
    attributes: { Ref: 'name', Arn: { name: 'arn', suffix: ':*' } },
  },
  'AWS::Events::Rule': {
    resource: 'aws_cloudwatch_event_rule',
    file: 'functions',
    // the rule that guards a bus has the bus in its id, which has no name of its own
    called: (id) => id.replace(/^BusGuard.*$/, 'BusGuard'),
    named: { argument: 'name_prefix', isPrefix: true },
    properties: {
      Description: value('description'),
      EventBusName: value('event_bus_name'),
      EventPattern: json('event_pattern'),
      ScheduleExpression: value('schedule_expression'),
      State: value('state'),
    },
    parts: {
      Targets: {
        resource: 'aws_cloudwatch_event_target',
        of: ['rule', 'Ref'],
        isOnly: true,
        members: { Arn: value('arn'), Id: value('target_id') },
      },
    },
    attributes: { Ref: 'name', Arn: 'arn' },
  },
};
