# Made from the template "gateway" by npm run gen: change infra/, not this.

resource "aws_cloudwatch_dashboard" "dashboard" {
  dashboard_name = "${var.name}-dashboard"

  dashboard_body = jsonencode({
    start = "-PT12H"
    widgets = [
      {
        type   = "alarm"
        width  = 24
        height = 4
        x      = 0
        y      = 0
        properties = {
          title = "Alarms"
          alarms = [
            aws_cloudwatch_composite_alarm.losing_now.arn,
            aws_cloudwatch_composite_alarm.delayed.arn,
            aws_cloudwatch_composite_alarm.suspicious.arn,
            aws_cloudwatch_metric_alarm.errors.arn,
            aws_cloudwatch_metric_alarm.server_errors.arn,
            aws_cloudwatch_metric_alarm.throttles.arn,
            aws_cloudwatch_metric_alarm.refused_at_door.arn,
            aws_cloudwatch_metric_alarm.rejected.arn,
            aws_cloudwatch_metric_alarm.nothing_proven.arn,
            aws_cloudwatch_metric_alarm.unavailable.arn,
            aws_cloudwatch_metric_alarm.park_failed.arn,
            aws_cloudwatch_metric_alarm.oversize.arn,
            aws_cloudwatch_metric_alarm.secret_failed.arn,
            aws_cloudwatch_metric_alarm.bus_missing.arn,
            aws_cloudwatch_metric_alarm.probe_failed.arn,
            aws_cloudwatch_metric_alarm.duration.arn,
            aws_cloudwatch_metric_alarm.parked_age.arn,
            aws_cloudwatch_metric_alarm.parked_waiting.arn,
            aws_cloudwatch_metric_alarm.redrive_errors.arn,
            aws_cloudwatch_metric_alarm.dead_letters.arn,
            aws_cloudwatch_metric_alarm.breaker_open.arn,
            aws_cloudwatch_metric_alarm.invocations.arn,
            aws_cloudwatch_metric_alarm.concurrency.arn,
            aws_cloudwatch_metric_alarm.dedupe_failed.arn,
            aws_cloudwatch_metric_alarm.check_silent.arn,
            aws_cloudwatch_metric_alarm.check_errors.arn,
          ]
          sortBy = "stateUpdatedTimestamp"
        }
      },
      {
        type   = "text"
        width  = 24
        height = 1
        x      = 0
        y      = 4
        properties = {
          markdown   = "## Is it receiving?"
          background = "transparent"
        }
      },
      {
        type   = "metric"
        width  = 8
        height = 6
        x      = 0
        y      = 5
        properties = {
          view   = "timeSeries"
          title  = "Deliveries"
          region = data.aws_region.current.region
          metrics = [
            ["Sallyport", "Proven", "Gateway", aws_lambda_function.handler.function_name],
            [".", "Accepted", ".", "."],
            [".", "Duplicate", ".", "."],
            [".", "Parked", ".", "."],
          ]
          yAxis  = {}
          period = 300
          stat   = "Sum"
        }
      },
      {
        type   = "metric"
        width  = 8
        height = 6
        x      = 8
        y      = 5
        properties = {
          view    = "timeSeries"
          title   = "Until the bus has it (99 of 100), ms"
          region  = data.aws_region.current.region
          metrics = [["Sallyport", "PublishLatency", "Gateway", aws_lambda_function.handler.function_name]]
          yAxis   = {}
          period  = 300
          stat    = "p99"
        }
      },
      {
        type   = "metric"
        width  = 8
        height = 6
        x      = 16
        y      = 5
        properties = {
          view   = "timeSeries"
          title  = "Function"
          region = data.aws_region.current.region
          metrics = [
            [
              "AWS/Lambda",
              "Invocations",
              "FunctionName",
              aws_lambda_function.handler.function_name,
              {
                stat = "Sum"
              },
            ],
            [
              ".",
              "Duration",
              ".",
              ".",
              {
                stat = "Maximum"
              },
            ],
            [
              ".",
              "ConcurrentExecutions",
              ".",
              ".",
              {
                stat = "Maximum"
              },
            ],
          ]
          yAxis  = {}
          period = 300
        }
      },
      {
        type   = "text"
        width  = 24
        height = 1
        x      = 0
        y      = 11
        properties = {
          markdown   = "## Is it losing? All of this should be empty."
          background = "transparent"
        }
      },
      {
        type   = "metric"
        width  = 8
        height = 6
        x      = 0
        y      = 12
        properties = {
          view   = "timeSeries"
          title  = "Not taken"
          region = data.aws_region.current.region
          metrics = [
            ["Sallyport", "Unavailable", "Gateway", aws_lambda_function.handler.function_name],
            [".", "Oversize", ".", "."],
            [".", "ParkFailed", ".", "."],
            [".", "BusMissing", ".", "."],
            ["AWS/Lambda", "Errors", "FunctionName", "."],
            [".", "Throttles", ".", "."],
          ]
          yAxis  = {}
          period = 300
          stat   = "Sum"
        }
      },
      {
        type   = "metric"
        width  = 8
        height = 6
        x      = 8
        y      = 12
        properties = {
          view   = "timeSeries"
          title  = "Waiting"
          region = data.aws_region.current.region
          metrics = [
            ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", aws_sqs_queue.parking.name],
            [".", "ApproximateNumberOfMessagesNotVisible", ".", "."],
            [
              ".",
              "ApproximateNumberOfMessagesVisible",
              ".",
              aws_sqs_queue.parking_dead_letters.name,
              {
                label = "dead letters"
              },
            ],
          ]
          yAxis  = {}
          period = 300
          stat   = "Maximum"
        }
      },
      {
        type   = "metric"
        width  = 8
        height = 6
        x      = 16
        y      = 12
        properties = {
          view   = "timeSeries"
          title  = "What is wrong"
          region = data.aws_region.current.region
          metrics = [
            ["Sallyport", "BreakerOpen", "Gateway", aws_lambda_function.handler.function_name],
            [".", "SecretFailed", ".", "."],
            [".", "DedupeFailed", ".", "."],
            [".", "ProbeFailed", ".", aws_lambda_function.check.function_name],
            [
              "AWS/Lambda",
              "Errors",
              "FunctionName",
              aws_lambda_function.redrive.function_name,
              {
                label = "redrive errors"
              },
            ],
          ]
          yAxis  = {}
          period = 300
          stat   = "Sum"
        }
      },
      {
        type   = "text"
        width  = 24
        height = 1
        x      = 0
        y      = 18
        properties = {
          markdown   = "## Is it being attacked?"
          background = "transparent"
        }
      },
      {
        type   = "metric"
        width  = 8
        height = 6
        x      = 0
        y      = 19
        properties = {
          view   = "timeSeries"
          title  = "Rejected and accepted"
          region = data.aws_region.current.region
          metrics = [
            ["Sallyport", "Rejected", "Gateway", aws_lambda_function.handler.function_name],
            [".", "Unsigned", ".", "."],
            [".", "UnknownEndpoint", ".", "."],
            [".", "Refused", ".", "."],
            [".", "Accepted", ".", "."],
          ]
          yAxis  = {}
          period = 300
          stat   = "Sum"
        }
      },
      {
        type   = "metric"
        width  = 8
        height = 6
        x      = 8
        y      = 19
        properties = {
          view   = "timeSeries"
          title  = "Verified with an old secret"
          region = data.aws_region.current.region
          metrics = [
            ["Sallyport", "OldSecret", "Gateway", aws_lambda_function.handler.function_name],
            [".", "SecretRefresh", ".", "."],
          ]
          yAxis  = {}
          period = 300
          stat   = "Sum"
        }
      },
      {
        type   = "log"
        width  = 8
        height = 6
        x      = 16
        y      = 19
        properties = {
          view   = "table"
          title  = "Why, of late"
          region = data.aws_region.current.region
          query  = "SOURCE '${aws_cloudwatch_log_group.handler.name}' | filter outcome = \"rejected\"\n| stats count(*) as deliveries by endpoint, code\n| sort deliveries desc\n| limit 20"
        }
      },
    ]
  })
}
