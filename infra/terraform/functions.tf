# Made from the template "gateway" by npm run gen: change infra/, not this.

resource "aws_cloudwatch_log_group" "handler" {
  name_prefix       = "${var.name}-handler-"
  retention_in_days = 30
}

resource "aws_lambda_function" "handler" {
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
  timeout                        = 15

  environment {
    variables = {
      SALLYPORT_CONFIG = jsonencode(local.configuration)
    }
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.handler.name
    log_format = "Text"
  }

  tracing_config {
    mode = "Active"
  }

  depends_on = [aws_iam_role_policy.handler, aws_iam_role.handler]
}

resource "aws_lambda_function_url" "handler" {
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
  name_prefix       = "${var.name}-redrive-"
  retention_in_days = 30
}

resource "aws_lambda_function" "redrive" {
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
    log_group  = aws_cloudwatch_log_group.redrive.name
    log_format = "Text"
  }

  tracing_config {
    mode = "Active"
  }

  depends_on = [aws_iam_role_policy.redrive, aws_iam_role.redrive]
}

resource "aws_cloudwatch_log_group" "check" {
  name_prefix       = "${var.name}-check-"
  retention_in_days = 30
}

resource "aws_lambda_function" "check" {
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
      SALLYPORT_CONFIG = jsonencode(local.configuration)
    }
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.check.name
    log_format = "Text"
  }

  tracing_config {
    mode = "Active"
  }

  depends_on = [aws_iam_role_policy.check, aws_iam_role.check]
}

resource "aws_lambda_event_source_mapping" "redrive" {
  batch_size              = 10
  event_source_arn        = aws_sqs_queue.parking.arn
  function_name           = aws_lambda_function.redrive.function_name
  function_response_types = ["ReportBatchItemFailures"]

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
