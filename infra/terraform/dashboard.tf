# Made from the template "gateway" by npm run gen: change infra/, not this.

resource "aws_cloudwatch_dashboard" "dashboard" {
  dashboard_name = "${var.name}-dashboard"

  dashboard_body = jsonencode({
    start = "-PT12H"
    widgets = [
      {
        type   = "text"
        width  = 24
        height = 1
        x      = 0
        y      = 0
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
        y      = 1
        properties = {
          view   = "timeSeries"
          title  = "Deliveries"
          region = data.aws_region.current.region
          metrics = [
            [
              "Sallyport",
              "Accepted",
              "Gateway",
              aws_lambda_function.handler.function_name,
              {
                stat = "Sum"
              },
            ],
            [
              "Sallyport",
              "Duplicate",
              "Gateway",
              aws_lambda_function.handler.function_name,
              {
                stat = "Sum"
              },
            ],
            [
              "Sallyport",
              "Parked",
              "Gateway",
              aws_lambda_function.handler.function_name,
              {
                stat = "Sum"
              },
            ],
          ]
          yAxis  = {}
          period = 300
        }
      },
      {
        type   = "metric"
        width  = 8
        height = 6
        x      = 8
        y      = 1
        properties = {
          view   = "timeSeries"
          title  = "Until the bus has it (99 of 100), ms"
          region = data.aws_region.current.region
          metrics = [
            [
              "Sallyport",
              "PublishLatency",
              "Gateway",
              aws_lambda_function.handler.function_name,
              {
                stat = "p99"
              },
            ],
          ]
          yAxis  = {}
          period = 300
        }
      },
      {
        type   = "metric"
        width  = 8
        height = 6
        x      = 16
        y      = 1
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
              "AWS/Lambda",
              "Duration",
              "FunctionName",
              aws_lambda_function.handler.function_name,
              {
                stat = "Maximum"
              },
            ],
            [
              "AWS/Lambda",
              "ConcurrentExecutions",
              "FunctionName",
              aws_lambda_function.handler.function_name,
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
        y      = 7
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
        y      = 8
        properties = {
          view   = "timeSeries"
          title  = "Not taken"
          region = data.aws_region.current.region
          metrics = [
            [
              "Sallyport",
              "Unavailable",
              "Gateway",
              aws_lambda_function.handler.function_name,
              {
                stat = "Sum"
              },
            ],
            [
              "Sallyport",
              "Oversize",
              "Gateway",
              aws_lambda_function.handler.function_name,
              {
                stat = "Sum"
              },
            ],
            [
              "Sallyport",
              "ParkFailed",
              "Gateway",
              aws_lambda_function.handler.function_name,
              {
                stat = "Sum"
              },
            ],
            [
              "Sallyport",
              "BusMissing",
              "Gateway",
              aws_lambda_function.handler.function_name,
              {
                stat = "Sum"
              },
            ],
            [
              "AWS/Lambda",
              "Errors",
              "FunctionName",
              aws_lambda_function.handler.function_name,
              {
                stat = "Sum"
              },
            ],
            [
              "AWS/Lambda",
              "Throttles",
              "FunctionName",
              aws_lambda_function.handler.function_name,
              {
                stat = "Sum"
              },
            ],
          ]
          yAxis  = {}
          period = 300
        }
      },
      {
        type   = "metric"
        width  = 8
        height = 6
        x      = 8
        y      = 8
        properties = {
          view   = "timeSeries"
          title  = "Waiting"
          region = data.aws_region.current.region
          metrics = [
            [
              "AWS/SQS",
              "ApproximateNumberOfMessagesVisible",
              "QueueName",
              aws_sqs_queue.parking.name,
              {
                stat = "Maximum"
              },
            ],
            [
              "AWS/SQS",
              "ApproximateNumberOfMessagesNotVisible",
              "QueueName",
              aws_sqs_queue.parking.name,
              {
                stat = "Maximum"
              },
            ],
            [
              "AWS/SQS",
              "ApproximateNumberOfMessagesVisible",
              "QueueName",
              aws_sqs_queue.parking_dead_letters.name,
              {
                label = "dead letters"
                stat  = "Maximum"
              },
            ],
          ]
          yAxis  = {}
          period = 300
        }
      },
      {
        type   = "metric"
        width  = 8
        height = 6
        x      = 16
        y      = 8
        properties = {
          view   = "timeSeries"
          title  = "What is wrong"
          region = data.aws_region.current.region
          metrics = [
            [
              "Sallyport",
              "BreakerOpen",
              "Gateway",
              aws_lambda_function.handler.function_name,
              {
                stat = "Sum"
              },
            ],
            [
              "Sallyport",
              "SecretFailed",
              "Gateway",
              aws_lambda_function.handler.function_name,
              {
                stat = "Sum"
              },
            ],
            [
              "Sallyport",
              "DedupeFailed",
              "Gateway",
              aws_lambda_function.handler.function_name,
              {
                stat = "Sum"
              },
            ],
            [
              "AWS/Lambda",
              "Errors",
              "FunctionName",
              aws_lambda_function.redrive.function_name,
              {
                label = "redrive errors"
                stat  = "Sum"
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
        y      = 14
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
        y      = 15
        properties = {
          view   = "timeSeries"
          title  = "Rejected and accepted"
          region = data.aws_region.current.region
          metrics = [
            [
              "Sallyport",
              "Rejected",
              "Gateway",
              aws_lambda_function.handler.function_name,
              {
                stat = "Sum"
              },
            ],
            [
              "Sallyport",
              "Accepted",
              "Gateway",
              aws_lambda_function.handler.function_name,
              {
                stat = "Sum"
              },
            ],
          ]
          yAxis  = {}
          period = 300
        }
      },
      {
        type   = "metric"
        width  = 8
        height = 6
        x      = 8
        y      = 15
        properties = {
          view   = "timeSeries"
          title  = "Verified with an old secret"
          region = data.aws_region.current.region
          metrics = [
            [
              "Sallyport",
              "OldSecret",
              "Gateway",
              aws_lambda_function.handler.function_name,
              {
                stat = "Sum"
              },
            ],
            [
              "Sallyport",
              "SecretRefresh",
              "Gateway",
              aws_lambda_function.handler.function_name,
              {
                stat = "Sum"
              },
            ],
          ]
          yAxis  = {}
          period = 300
        }
      },
      {
        type   = "log"
        width  = 8
        height = 6
        x      = 16
        y      = 15
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
