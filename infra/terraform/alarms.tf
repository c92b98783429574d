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

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "${var.name}-Errors"
  alarm_description   = "The function failed: senders heard 502 and may not send again. docs/alarms.md#errors"
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
  alarm_description   = "Senders heard 5xx: the log lines of the level \"error\" say why. docs/alarms.md#servererrors"
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
  alarm_description   = "Lambda answered 429, which GitHub never sends again: raise the concurrency. docs/alarms.md#throttles"
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

resource "aws_cloudwatch_metric_alarm" "refused_at_door" {
  alarm_name          = "${var.name}-RefusedAtDoor"
  alarm_description   = "AWS refused requests that the gateway never saw, for a quarter of an hour: 429, over 6 MB, or no permission. docs/alarms.md#refusedatdoor"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 3
  threshold           = 0
  treat_missing_data  = "notBreaching"

  metric_query {
    expression  = "IF(2 * door > 1.1 * SUM(METRICS()), 1, 0)"
    id          = "expr_1"
    label       = "refused and not counted"
    return_data = true
  }

  metric_query {
    id = "door"

    metric {
      dimensions = {
        FunctionName = aws_lambda_function.handler.function_name
      }

      metric_name = "Url4xxCount"
      namespace   = "AWS/Lambda"
      period      = 300
      stat        = "Sum"
    }

    return_data = false
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
    id = "refused"

    metric {
      dimensions = {
        Gateway = aws_lambda_function.handler.function_name
      }

      metric_name = "Refused"
      namespace   = "Sallyport"
      period      = 300
      stat        = "Sum"
    }

    return_data = false
  }

  metric_query {
    id = "oversize"

    metric {
      dimensions = {
        Gateway = aws_lambda_function.handler.function_name
      }

      metric_name = "Oversize"
      namespace   = "Sallyport"
      period      = 300
      stat        = "Sum"
    }

    return_data = false
  }
}

resource "aws_cloudwatch_metric_alarm" "rejected" {
  alarm_name          = "${var.name}-Rejected"
  alarm_description   = "More than a tenth of the proofs does not hold: a wrong secret, or an attack. docs/alarms.md#rejected"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 2
  threshold           = 0
  treat_missing_data  = "notBreaching"

  metric_query {
    expression  = "IF(shown - proven >= 10 AND shown - proven > 0.1 * shown, 1, 0)"
    id          = "expr_1"
    label       = "proofs do not hold"
    return_data = true
  }

  metric_query {
    id = "shown"

    metric {
      dimensions = {
        Gateway = aws_lambda_function.handler.function_name
      }

      metric_name = "Proven"
      namespace   = "Sallyport"
      period      = 300
      stat        = "SampleCount"
    }

    return_data = false
  }

  metric_query {
    id = "proven"

    metric {
      dimensions = {
        Gateway = aws_lambda_function.handler.function_name
      }

      metric_name = "Proven"
      namespace   = "Sallyport"
      period      = 300
      stat        = "Sum"
    }

    return_data = false
  }
}

resource "aws_cloudwatch_metric_alarm" "nothing_proven" {
  alarm_name          = "${var.name}-NothingProven"
  alarm_description   = "No proof that came to some endpoint holds: a secret was changed on one side only, or an attack. docs/alarms.md#nothingproven"
  comparison_operator = "LessThanThreshold"
  evaluation_periods  = 2
  threshold           = 1
  treat_missing_data  = "notBreaching"

  metric_query {
    expression  = "SELECT MAX(Proven) FROM SCHEMA(\"Sallyport\", Gateway, Endpoint, Provider) WHERE Gateway = '${aws_lambda_function.handler.function_name}' GROUP BY Endpoint ORDER BY MAX() ASC"
    id          = "expr_1"
    period      = 3600
    return_data = true
  }
}

resource "aws_cloudwatch_metric_alarm" "unavailable" {
  alarm_name          = "${var.name}-Unavailable"
  alarm_description   = "Deliveries were answered with 503: nothing durable took them, or no secret was to be had. docs/alarms.md#unavailable"
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
  alarm_description   = "The parking queue did not take an event that the bus had not taken. docs/alarms.md#parkfailed"
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
  alarm_description   = "Deliveries were refused with 413: too big for the bus, and not stored. docs/alarms.md#oversize"
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

resource "aws_cloudwatch_metric_alarm" "secret_failed" {
  alarm_name          = "${var.name}-SecretFailed"
  alarm_description   = "A secret is missing, malformed or cannot be read: its deliveries will be answered with 503. docs/alarms.md#secretfailed"
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
  alarm_description   = "A bus is not there: every event that is put on it is lost. docs/alarms.md#busmissing"
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

resource "aws_cloudwatch_metric_alarm" "probe_failed" {
  alarm_name          = "${var.name}-ProbeFailed"
  alarm_description   = "The gateway's own URL does not answer the probe as it should. docs/alarms.md#probefailed"
  comparison_operator = "GreaterThanThreshold"
  datapoints_to_alarm = 2
  evaluation_periods  = 3
  metric_name         = "ProbeFailed"
  namespace           = "Sallyport"
  period              = 300
  statistic           = "Sum"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  dimensions = {
    Gateway = aws_lambda_function.check.function_name
  }
}

resource "aws_cloudwatch_metric_alarm" "duration" {
  alarm_name          = "${var.name}-Duration"
  alarm_description   = "Deliveries take nearly as long as the function may run. docs/alarms.md#duration"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "Duration"
  namespace           = "AWS/Lambda"
  period              = 300
  statistic           = "Maximum"
  threshold           = 48000
  treat_missing_data  = "notBreaching"

  dimensions = {
    FunctionName = aws_lambda_function.handler.function_name
  }
}

resource "aws_cloudwatch_metric_alarm" "parked_age" {
  alarm_name          = "${var.name}-ParkedAge"
  alarm_description   = "Events wait for more than 15 minutes for the bus. docs/alarms.md#parkedage"
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
  alarm_description   = "Events have been waiting for half an hour: the bus does not take them. docs/alarms.md#parkedwaiting"
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
  alarm_description   = "Redrive failed: parked events go on waiting. docs/alarms.md#redriveerrors"
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
  alarm_description   = "Events wait for somebody: EventBridge refuses them, or took none of them for days. docs/alarms.md#deadletters"
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
  alarm_description   = "EventBridge fails: events are parked without asking it. docs/alarms.md#breakeropen"
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

resource "aws_cloudwatch_metric_alarm" "invocations" {
  alarm_name          = "${var.name}-Invocations"
  alarm_description   = "More deliveries than usual: a busy sender, or somebody who tries out signatures. docs/alarms.md#invocations"
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

resource "aws_cloudwatch_metric_alarm" "concurrency" {
  alarm_name          = "${var.name}-Concurrency"
  alarm_description   = "More than 80 % of the concurrency is in use: beyond all of it senders hear 429. docs/alarms.md#concurrency"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  threshold           = 80
  treat_missing_data  = "notBreaching"

  metric_query {
    expression  = "100 * IF(SERVICE_QUOTA(used) > ${var.reserved_concurrency != "none" ? var.reserved_concurrency : "1000000"}, own / ${var.reserved_concurrency != "none" ? var.reserved_concurrency : "1000000"}, claimed / SERVICE_QUOTA(used))"
    id          = "expr_1"
    label       = "% of the concurrency"
    return_data = true
  }

  metric_query {
    id = "claimed"

    metric {
      metric_name = "ClaimedAccountConcurrency"
      namespace   = "AWS/Lambda"
      period      = 300
      stat        = "Maximum"
    }

    return_data = false
  }

  metric_query {
    id = "used"

    metric {
      metric_name = "ConcurrentExecutions"
      namespace   = "AWS/Lambda"
      period      = 300
      stat        = "Maximum"
    }

    return_data = false
  }

  metric_query {
    id = "own"

    metric {
      dimensions = {
        FunctionName = aws_lambda_function.handler.function_name
      }

      metric_name = "ConcurrentExecutions"
      namespace   = "AWS/Lambda"
      period      = 300
      stat        = "Maximum"
    }

    return_data = false
  }
}

resource "aws_cloudwatch_metric_alarm" "dedupe_failed" {
  alarm_name          = "${var.name}-DedupeFailed"
  alarm_description   = "The ledger did not answer: a delivery that is sent again may make a second event. docs/alarms.md#dedupefailed"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "DedupeFailed"
  namespace           = "Sallyport"
  period              = 300
  statistic           = "Sum"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  dimensions = {
    Gateway = aws_lambda_function.handler.function_name
  }
}

resource "aws_cloudwatch_metric_alarm" "check_silent" {
  alarm_name          = "${var.name}-CheckSilent"
  alarm_description   = "The scheduled check does not run: a missing bus or secret would not be noticed. docs/alarms.md#checksilent"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 3
  threshold           = 0
  treat_missing_data  = "notBreaching"

  metric_query {
    expression  = "IF(SUM(METRICS()) == beats, 1, 0)"
    id          = "expr_1"
    label       = "the check is silent"
    return_data = true
  }

  metric_query {
    id = "beats"

    metric {
      dimensions = {
        QueueName = aws_sqs_queue.parking.name
      }

      metric_name = "ApproximateNumberOfMessagesVisible"
      namespace   = "AWS/SQS"
      period      = 300
      stat        = "SampleCount"
    }

    return_data = false
  }

  metric_query {
    id = "checks"

    metric {
      dimensions = {
        FunctionName = aws_lambda_function.check.function_name
      }

      metric_name = "Invocations"
      namespace   = "AWS/Lambda"
      period      = 300
      stat        = "Sum"
    }

    return_data = false
  }
}

resource "aws_cloudwatch_metric_alarm" "check_errors" {
  alarm_name          = "${var.name}-CheckErrors"
  alarm_description   = "The scheduled check failed: a missing bus or secret would not be noticed. docs/alarms.md#checkerrors"
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

resource "aws_cloudwatch_composite_alarm" "losing_now" {
  alarm_name        = "${var.name}-LosingNow"
  alarm_actions     = [aws_sns_topic.alarm_topic.arn]
  alarm_description = "Deliveries or events are being lost, or may be. docs/alarms.md#losingnow"
  alarm_rule        = "ALARM(\"${aws_cloudwatch_metric_alarm.errors.alarm_name}\") OR ALARM(\"${aws_cloudwatch_metric_alarm.server_errors.alarm_name}\") OR ALARM(\"${aws_cloudwatch_metric_alarm.throttles.alarm_name}\") OR ALARM(\"${aws_cloudwatch_metric_alarm.refused_at_door.alarm_name}\") OR ALARM(\"${aws_cloudwatch_metric_alarm.rejected.alarm_name}\") OR ALARM(\"${aws_cloudwatch_metric_alarm.nothing_proven.alarm_name}\") OR ALARM(\"${aws_cloudwatch_metric_alarm.unavailable.alarm_name}\") OR ALARM(\"${aws_cloudwatch_metric_alarm.park_failed.alarm_name}\") OR ALARM(\"${aws_cloudwatch_metric_alarm.oversize.alarm_name}\") OR ALARM(\"${aws_cloudwatch_metric_alarm.secret_failed.alarm_name}\") OR ALARM(\"${aws_cloudwatch_metric_alarm.bus_missing.alarm_name}\") OR ALARM(\"${aws_cloudwatch_metric_alarm.probe_failed.alarm_name}\")"
  ok_actions        = [aws_sns_topic.alarm_topic.arn]
}

resource "aws_cloudwatch_composite_alarm" "delayed" {
  alarm_name        = "${var.name}-Delayed"
  alarm_actions     = [aws_sns_topic.alarm_topic.arn]
  alarm_description = "Events are safe, but late. docs/alarms.md#delayed"
  alarm_rule        = "ALARM(\"${aws_cloudwatch_metric_alarm.duration.alarm_name}\") OR ALARM(\"${aws_cloudwatch_metric_alarm.parked_age.alarm_name}\") OR ALARM(\"${aws_cloudwatch_metric_alarm.parked_waiting.alarm_name}\") OR ALARM(\"${aws_cloudwatch_metric_alarm.redrive_errors.alarm_name}\") OR ALARM(\"${aws_cloudwatch_metric_alarm.dead_letters.alarm_name}\") OR ALARM(\"${aws_cloudwatch_metric_alarm.breaker_open.alarm_name}\")"
  ok_actions        = [aws_sns_topic.alarm_topic.arn]
}

resource "aws_cloudwatch_composite_alarm" "suspicious" {
  alarm_name        = "${var.name}-Suspicious"
  alarm_actions     = [aws_sns_topic.alarm_topic.arn]
  alarm_description = "Somebody should look, by day. docs/alarms.md#suspicious"
  alarm_rule        = "ALARM(\"${aws_cloudwatch_metric_alarm.invocations.alarm_name}\") OR ALARM(\"${aws_cloudwatch_metric_alarm.concurrency.alarm_name}\") OR ALARM(\"${aws_cloudwatch_metric_alarm.dedupe_failed.alarm_name}\") OR ALARM(\"${aws_cloudwatch_metric_alarm.check_silent.alarm_name}\") OR ALARM(\"${aws_cloudwatch_metric_alarm.check_errors.alarm_name}\")"
  ok_actions        = [aws_sns_topic.alarm_topic.arn]
}
