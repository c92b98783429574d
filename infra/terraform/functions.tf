# Made from the template "gateway" by npm run gen: change infra/, not this.

resource "aws_cloudwatch_log_group" "handler" {
  #checkov:skip=CKV_AWS_158:AWS encrypts it; no body is in it.
  name_prefix       = "${var.name}-handler-"
  retention_in_days = 30
}

resource "aws_lambda_function" "handler" {
  #checkov:skip=CKV_AWS_116:Its callers wait, or call again.
  #checkov:skip=CKV_AWS_173:AWS encrypts it; no secret is in it.
  #checkov:skip=CKV_AWS_117:It calls public addresses only.
  function_name                  = "${var.name}-handler"
  architectures                  = ["arm64"]
  filename                       = var.lambda_zip
  source_code_hash               = filebase64sha256(var.lambda_zip)
  description                    = "Receives webhooks, proves who sent them, puts them on the bus."
  handler                        = "index.handler"
  memory_size                    = 512
  reserved_concurrent_executions = var.reserved_concurrency != "none" ? var.reserved_concurrency : null
  role                           = aws_iam_role.handler.arn
  runtime                        = "nodejs24.x"
  timeout                        = 60

  environment {
    variables = {
      SALLYPORT_CONFIG = jsonencode(local.configuration)
    }
  }

  logging_config {
    application_log_level = "TRACE"
    log_format            = "JSON"
    log_group             = aws_cloudwatch_log_group.handler.name
    system_log_level      = "WARN"
  }

  tracing_config {
    mode = "PassThrough"
  }

  depends_on = [aws_iam_role_policy.handler]
}

resource "aws_lambda_function_url" "handler" {
  #checkov:skip=CKV_AWS_258:Senders sign what they send; none can sign for IAM.
  authorization_type = "NONE"
  function_name      = aws_lambda_function.handler.arn
}

resource "aws_lambda_permission" "handler_url" {
  action                 = "lambda:InvokeFunctionUrl"
  function_name          = aws_lambda_function.handler.arn
  function_url_auth_type = "NONE"
  principal              = "*"
}

resource "aws_lambda_permission" "handler_through_url" {
  action                   = "lambda:InvokeFunction"
  function_name            = aws_lambda_function.handler.arn
  invoked_via_function_url = true
  principal                = "*"
}

resource "aws_cloudwatch_log_group" "redrive" {
  #checkov:skip=CKV_AWS_158:AWS encrypts it; no body is in it.
  name_prefix       = "${var.name}-redrive-"
  retention_in_days = 30
}

resource "aws_lambda_function" "redrive" {
  #checkov:skip=CKV_AWS_116:Its callers wait, or call again.
  #checkov:skip=CKV_AWS_173:AWS encrypts it; no secret is in it.
  #checkov:skip=CKV_AWS_115:The mapping of its queue caps it.
  #checkov:skip=CKV_AWS_117:It calls public addresses only.
  function_name    = "${var.name}-redrive"
  architectures    = ["arm64"]
  filename         = var.lambda_zip
  source_code_hash = filebase64sha256(var.lambda_zip)
  description      = "Puts on the bus what had to wait for it."
  handler          = "index.redrive"
  memory_size      = 512
  role             = aws_iam_role.redrive.arn
  runtime          = "nodejs24.x"
  timeout          = 30

  environment {
    variables = {
      SALLYPORT_CONFIG = jsonencode(local.configuration)
    }
  }

  logging_config {
    application_log_level = "TRACE"
    log_format            = "JSON"
    log_group             = aws_cloudwatch_log_group.redrive.name
    system_log_level      = "WARN"
  }

  tracing_config {
    mode = "PassThrough"
  }

  depends_on = [aws_iam_role_policy.redrive]
}

resource "aws_cloudwatch_log_group" "check" {
  #checkov:skip=CKV_AWS_158:AWS encrypts it; no body is in it.
  name_prefix       = "${var.name}-check-"
  retention_in_days = 30
}

resource "aws_lambda_function" "check" {
  #checkov:skip=CKV_AWS_116:Its callers wait, or call again.
  #checkov:skip=CKV_AWS_173:AWS encrypts it; no secret is in it.
  #checkov:skip=CKV_AWS_115:A schedule calls it.
  #checkov:skip=CKV_AWS_117:It calls public addresses only.
  function_name    = "${var.name}-check"
  architectures    = ["arm64"]
  filename         = var.lambda_zip
  source_code_hash = filebase64sha256(var.lambda_zip)
  description      = "Looks whether buses and secrets are there."
  handler          = "index.check"
  memory_size      = 512
  role             = aws_iam_role.check.arn
  runtime          = "nodejs24.x"
  timeout          = 30

  environment {
    variables = {
      SALLYPORT_CONFIG = jsonencode(local.check_configuration)
    }
  }

  logging_config {
    application_log_level = "TRACE"
    log_format            = "JSON"
    log_group             = aws_cloudwatch_log_group.check.name
    system_log_level      = "WARN"
  }

  tracing_config {
    mode = "PassThrough"
  }

  depends_on = [aws_iam_role_policy.check]
}

resource "aws_lambda_event_source_mapping" "redrive" {
  batch_size                         = 1000
  event_source_arn                   = aws_sqs_queue.parking.arn
  function_name                      = aws_lambda_function.redrive.function_name
  function_response_types            = ["ReportBatchItemFailures"]
  maximum_batching_window_in_seconds = 1

  scaling_config {
    maximum_concurrency = 2
  }
}

resource "aws_cloudwatch_event_rule" "check_schedule" {
  name_prefix         = "${var.name}-check-schedule-"
  schedule_expression = "rate(5 minutes)"
  state               = "ENABLED"
}

resource "aws_cloudwatch_event_target" "check_schedule" {
  rule      = aws_cloudwatch_event_rule.check_schedule.name
  arn       = aws_lambda_function.check.arn
  target_id = "Target0"
}

resource "aws_lambda_permission" "check_schedule" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.check.arn
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.check_schedule.arn
}

resource "aws_cloudwatch_event_rule" "bus_guard" {
  name_prefix    = "${var.name}-bus-guard-"
  description    = "Makes the deployment fail where the bus is missing. It is disabled and matches nothing."
  event_bus_name = var.event_bus_name
  state          = "DISABLED"

  event_pattern = jsonencode({
    source = ["sallyport.guard"]
  })
}
