# Made from the template "gateway" by npm run gen: change infra/, not this.

resource "aws_kms_key" "alarm_key" {
  description         = "Encrypts alarms."
  enable_key_rotation = true

  policy = jsonencode({
    Statement = [
      {
        Action = "kms:*"
        Effect = "Allow"
        Principal = {
          AWS = "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root"
        }
        Resource = "*"
      },
      {
        Action = ["kms:Decrypt", "kms:GenerateDataKey"]
        Effect = "Allow"
        Principal = {
          Service = "cloudwatch.amazonaws.com"
        }
        Resource = "*"
      },
    ]
    Version = "2012-10-17"
  })
}

resource "aws_sns_topic" "alarm_topic" {
  name_prefix       = "${var.name}-alarm-topic-"
  kms_master_key_id = aws_kms_key.alarm_key.arn
}

resource "aws_sns_topic_policy" "alarm_topic" {
  arn = aws_sns_topic.alarm_topic.arn

  policy = jsonencode({
    Statement = [
      {
        Action = "sns:Publish"
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
        Effect    = "Deny"
        Principal = "*"
        Resource  = aws_sns_topic.alarm_topic.arn
        Sid       = "AllowPublishThroughSSLOnly"
      },
      {
        Action = "sns:Publish"
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
        Effect = "Allow"
        Principal = {
          Service = "cloudwatch.amazonaws.com"
        }
        Resource = aws_sns_topic.alarm_topic.arn
        Sid      = "1"
      },
    ]
    Version = "2012-10-17"
  })
}

resource "aws_cloudwatch_metric_alarm" "invocations" {
  alarm_name          = "${var.name}-Invocations"
  alarm_actions       = [aws_sns_topic.alarm_topic.arn]
  alarm_description   = "More deliveries than usual: a busy sender, or somebody who tries out signatures."
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 2
  metric_name         = "Invocations"
  namespace           = "AWS/Lambda"
  period              = 300
  statistic           = "Sum"
  threshold           = var.lambda_invocation_threshold
  treat_missing_data  = "notBreaching"

  dimensions = {
    FunctionName = aws_lambda_function.handler.function_name
  }
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "${var.name}-Errors"
  alarm_actions       = [aws_sns_topic.alarm_topic.arn]
  alarm_description   = "The function failed: senders heard 502 and may not send again."
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "Errors"
  namespace           = "AWS/Lambda"
  period              = 300
  statistic           = "Sum"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  dimensions = {
    FunctionName = aws_lambda_function.handler.function_name
  }
}

resource "aws_cloudwatch_metric_alarm" "server_errors" {
  alarm_name          = "${var.name}-ServerErrors"
  alarm_actions       = [aws_sns_topic.alarm_topic.arn]
  alarm_description   = "Senders heard 5xx: the log lines of the level \"error\" say why."
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "Url5xxCount"
  namespace           = "AWS/Lambda"
  period              = 300
  statistic           = "Sum"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  dimensions = {
    FunctionName = aws_lambda_function.handler.function_name
  }
}

resource "aws_cloudwatch_metric_alarm" "throttles" {
  alarm_name          = "${var.name}-Throttles"
  alarm_actions       = [aws_sns_topic.alarm_topic.arn]
  alarm_description   = "Lambda answered 429, which GitHub never sends again: raise the reserved concurrency."
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "Throttles"
  namespace           = "AWS/Lambda"
  period              = 300
  statistic           = "Sum"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  dimensions = {
    FunctionName = aws_lambda_function.handler.function_name
  }
}

resource "aws_cloudwatch_metric_alarm" "duration" {
  alarm_name          = "${var.name}-Duration"
  alarm_actions       = [aws_sns_topic.alarm_topic.arn]
  alarm_description   = "Deliveries take nearly as long as the function may run."
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "Duration"
  namespace           = "AWS/Lambda"
  period              = 300
  statistic           = "Maximum"
  threshold           = 12000
  treat_missing_data  = "notBreaching"

  dimensions = {
    FunctionName = aws_lambda_function.handler.function_name
  }
}

resource "aws_cloudwatch_metric_alarm" "rejected" {
  alarm_name          = "${var.name}-Rejected"
  alarm_actions       = [aws_sns_topic.alarm_topic.arn]
  alarm_description   = "More than a tenth of the deliveries is rejected: a wrong secret, or an attack."
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 2
  threshold           = 0
  treat_missing_data  = "notBreaching"

  metric_query {
    expression  = "IF(rejected >= 10 AND rejected > 0.1 * SUM(METRICS()), 1, 0)"
    id          = "expr_1"
    label       = "rejections rise"
    return_data = true
  }

  metric_query {
    id = "rejected"

    metric {
      dimensions = {
        Gateway = aws_lambda_function.handler.function_name
      }

      metric_name = "Rejected"
      namespace   = "Sallyport"
      period      = 300
      stat        = "Sum"
    }

    return_data = false
  }

  metric_query {
    id = "accepted"

    metric {
      dimensions = {
        Gateway = aws_lambda_function.handler.function_name
      }

      metric_name = "Accepted"
      namespace   = "Sallyport"
      period      = 300
      stat        = "Sum"
    }

    return_data = false
  }

  metric_query {
    id = "parked"

    metric {
      dimensions = {
        Gateway = aws_lambda_function.handler.function_name
      }

      metric_name = "Parked"
      namespace   = "Sallyport"
      period      = 300
      stat        = "Sum"
    }

    return_data = false
  }

  metric_query {
    id = "repeated"

    metric {
      dimensions = {
        Gateway = aws_lambda_function.handler.function_name
      }

      metric_name = "Duplicate"
      namespace   = "Sallyport"
      period      = 300
      stat        = "Sum"
    }

    return_data = false
  }
}

resource "aws_cloudwatch_metric_alarm" "unavailable" {
  alarm_name          = "${var.name}-Unavailable"
  alarm_actions       = [aws_sns_topic.alarm_topic.arn]
  alarm_description   = "Deliveries were answered with 503: nothing durable took them, or no secret was to be had."
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "Unavailable"
  namespace           = "Sallyport"
  period              = 300
  statistic           = "Sum"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  dimensions = {
    Gateway = aws_lambda_function.handler.function_name
  }
}

resource "aws_cloudwatch_metric_alarm" "park_failed" {
  alarm_name          = "${var.name}-ParkFailed"
  alarm_actions       = [aws_sns_topic.alarm_topic.arn]
  alarm_description   = "The parking queue did not take an event that the bus had not taken."
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "ParkFailed"
  namespace           = "Sallyport"
  period              = 300
  statistic           = "Sum"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  dimensions = {
    Gateway = aws_lambda_function.handler.function_name
  }
}

resource "aws_cloudwatch_metric_alarm" "oversize" {
  alarm_name          = "${var.name}-Oversize"
  alarm_actions       = [aws_sns_topic.alarm_topic.arn]
  alarm_description   = "Deliveries were refused with 413: too big for the bus, and not stored."
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "Oversize"
  namespace           = "Sallyport"
  period              = 300
  statistic           = "Sum"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  dimensions = {
    Gateway = aws_lambda_function.handler.function_name
  }
}

resource "aws_cloudwatch_metric_alarm" "parked_age" {
  alarm_name          = "${var.name}-ParkedAge"
  alarm_actions       = [aws_sns_topic.alarm_topic.arn]
  alarm_description   = "Events wait for more than 15 minutes for the bus."
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "ApproximateAgeOfOldestMessage"
  namespace           = "AWS/SQS"
  period              = 300
  statistic           = "Maximum"
  threshold           = 900
  treat_missing_data  = "notBreaching"

  dimensions = {
    QueueName = aws_sqs_queue.parking.name
  }
}

resource "aws_cloudwatch_metric_alarm" "parked_waiting" {
  alarm_name          = "${var.name}-ParkedWaiting"
  alarm_actions       = [aws_sns_topic.alarm_topic.arn]
  alarm_description   = "Events have been waiting for half an hour: the bus does not take them."
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 6
  threshold           = 0
  treat_missing_data  = "notBreaching"

  metric_query {
    expression  = "SUM(METRICS())"
    id          = "expr_1"
    label       = "events waiting"
    return_data = true
  }

  metric_query {
    id = "m0"

    metric {
      dimensions = {
        QueueName = aws_sqs_queue.parking.name
      }

      metric_name = "ApproximateNumberOfMessagesVisible"
      namespace   = "AWS/SQS"
      period      = 300
      stat        = "Minimum"
    }

    return_data = false
  }

  metric_query {
    id = "m1"

    metric {
      dimensions = {
        QueueName = aws_sqs_queue.parking.name
      }

      metric_name = "ApproximateNumberOfMessagesNotVisible"
      namespace   = "AWS/SQS"
      period      = 300
      stat        = "Minimum"
    }

    return_data = false
  }
}

resource "aws_cloudwatch_metric_alarm" "redrive_errors" {
  alarm_name          = "${var.name}-RedriveErrors"
  alarm_actions       = [aws_sns_topic.alarm_topic.arn]
  alarm_description   = "Redrive failed: parked events go on waiting."
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "Errors"
  namespace           = "AWS/Lambda"
  period              = 300
  statistic           = "Sum"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  dimensions = {
    FunctionName = aws_lambda_function.redrive.function_name
  }
}

resource "aws_cloudwatch_metric_alarm" "dead_letters" {
  alarm_name          = "${var.name}-DeadLetters"
  alarm_actions       = [aws_sns_topic.alarm_topic.arn]
  alarm_description   = "Events wait for somebody: EventBridge refuses them, or took none of them for days."
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "ApproximateNumberOfMessagesVisible"
  namespace           = "AWS/SQS"
  period              = 300
  statistic           = "Maximum"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  dimensions = {
    QueueName = aws_sqs_queue.parking_dead_letters.name
  }
}

resource "aws_cloudwatch_metric_alarm" "breaker_open" {
  alarm_name          = "${var.name}-BreakerOpen"
  alarm_actions       = [aws_sns_topic.alarm_topic.arn]
  alarm_description   = "EventBridge fails: events are parked without asking it."
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "BreakerOpen"
  namespace           = "Sallyport"
  period              = 300
  statistic           = "Sum"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  dimensions = {
    Gateway = aws_lambda_function.handler.function_name
  }
}

resource "aws_cloudwatch_metric_alarm" "secret_failed" {
  alarm_name          = "${var.name}-SecretFailed"
  alarm_actions       = [aws_sns_topic.alarm_topic.arn]
  alarm_description   = "A secret is missing, malformed or cannot be read: its deliveries will be answered with 503."
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  threshold           = 0
  treat_missing_data  = "notBreaching"

  metric_query {
    expression  = "SUM(METRICS())"
    id          = "expr_1"
    label       = "secrets that could not be read"
    return_data = true
  }

  metric_query {
    id = "m0"

    metric {
      dimensions = {
        Gateway = aws_lambda_function.handler.function_name
      }

      metric_name = "SecretFailed"
      namespace   = "Sallyport"
      period      = 300
      stat        = "Sum"
    }

    return_data = false
  }

  metric_query {
    id = "m1"

    metric {
      dimensions = {
        Gateway = aws_lambda_function.check.function_name
      }

      metric_name = "SecretFailed"
      namespace   = "Sallyport"
      period      = 300
      stat        = "Sum"
    }

    return_data = false
  }
}

resource "aws_cloudwatch_metric_alarm" "bus_missing" {
  alarm_name          = "${var.name}-BusMissing"
  alarm_actions       = [aws_sns_topic.alarm_topic.arn]
  alarm_description   = "A bus is not there: every event that is put on it is lost."
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  threshold           = 0
  treat_missing_data  = "notBreaching"

  metric_query {
    expression  = "SUM(METRICS())"
    id          = "expr_1"
    label       = "buses that are not there"
    return_data = true
  }

  metric_query {
    id = "m0"

    metric {
      dimensions = {
        Gateway = aws_lambda_function.handler.function_name
      }

      metric_name = "BusMissing"
      namespace   = "Sallyport"
      period      = 300
      stat        = "Sum"
    }

    return_data = false
  }

  metric_query {
    id = "m1"

    metric {
      dimensions = {
        Gateway = aws_lambda_function.check.function_name
      }

      metric_name = "BusMissing"
      namespace   = "Sallyport"
      period      = 300
      stat        = "Sum"
    }

    return_data = false
  }
}

resource "aws_cloudwatch_metric_alarm" "check_silent" {
  alarm_name                = "${var.name}-CheckSilent"
  alarm_actions             = [aws_sns_topic.alarm_topic.arn]
  alarm_description         = "The scheduled check does not run: a missing bus or secret would not be noticed."
  comparison_operator       = "LessThanThreshold"
  evaluation_periods        = 3
  insufficient_data_actions = [aws_sns_topic.alarm_topic.arn]
  metric_name               = "Invocations"
  namespace                 = "AWS/Lambda"
  period                    = 300
  statistic                 = "Sum"
  threshold                 = 1
  treat_missing_data        = "missing"

  dimensions = {
    FunctionName = aws_lambda_function.check.function_name
  }
}

resource "aws_cloudwatch_metric_alarm" "check_errors" {
  alarm_name          = "${var.name}-CheckErrors"
  alarm_actions       = [aws_sns_topic.alarm_topic.arn]
  alarm_description   = "The scheduled check failed: a missing bus or secret would not be noticed."
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "Errors"
  namespace           = "AWS/Lambda"
  period              = 300
  statistic           = "Sum"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  dimensions = {
    FunctionName = aws_lambda_function.check.function_name
  }
}

resource "aws_cloudwatch_metric_alarm" "nothing_proven" {
  for_each            = var.endpoints
  alarm_name          = "${var.name}-NothingProven-${each.key}"
  alarm_actions       = [aws_sns_topic.alarm_topic.arn]
  alarm_description   = "All deliveries to ${each.key} are rejected: a secret was changed on one side only, or an attack."
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 2
  threshold           = 0
  treat_missing_data  = "notBreaching"

  metric_query {
    expression  = "IF(rejected > 0 AND SUM(METRICS()) == rejected, 1, 0)"
    id          = "expr_1"
    label       = "nothing was proven"
    return_data = true
  }

  metric_query {
    id = "rejected"

    metric {
      dimensions = {
        Endpoint = each.key
        Gateway  = aws_lambda_function.handler.function_name
        Provider = each.value.provider
      }

      metric_name = "Rejected"
      namespace   = "Sallyport"
      period      = 3600
      stat        = "Sum"
    }

    return_data = false
  }

  metric_query {
    id = "proven"

    metric {
      dimensions = {
        Endpoint = each.key
        Gateway  = aws_lambda_function.handler.function_name
        Provider = each.value.provider
      }

      metric_name = "PublishLatency"
      namespace   = "Sallyport"
      period      = 3600
      stat        = "SampleCount"
    }

    return_data = false
  }
}
