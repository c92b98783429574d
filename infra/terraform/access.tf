# Made from the template "gateway" by npm run gen: change infra/, not this.

resource "aws_secretsmanager_secret" "endpoint" {
  #checkov:skip=CKV_AWS_149:AWS encrypts it.
  for_each    = { for name, endpoint in var.endpoints : name => endpoint if endpoint.secret == null }
  name_prefix = "${var.name}-${each.key}-"
  description = "For Sallyport."
}

resource "aws_iam_role" "handler" {
  name_prefix = "${var.name}-handler-"

  assume_role_policy = jsonencode({
    Statement = [
      {
        Action = "sts:AssumeRole"
        Effect = "Allow"
        Principal = {
          Service = "lambda.amazonaws.com"
        }
      },
    ]
    Version = "2012-10-17"
  })
}

resource "aws_iam_role_policy" "handler" {
  name_prefix = "${var.name}-handler-"
  role        = aws_iam_role.handler.name

  policy = jsonencode({
    Statement = [
      {
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Effect   = "Allow"
        Resource = "${aws_cloudwatch_log_group.handler.arn}:*"
      },
      {
        Action   = ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"]
        Effect   = "Allow"
        Resource = values(local.secret_arns)
      },
      {
        Action   = "events:DescribeEventBus"
        Effect   = "Allow"
        Resource = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:event-bus/${var.event_bus_name}"
      },
      {
        Action = "events:PutEvents"
        Condition = {
          StringLike = {
            "events:source" = ["*.*"]
          }
        }
        Effect   = "Allow"
        Resource = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:event-bus/${var.event_bus_name}"
      },
      {
        Action   = "sqs:SendMessage"
        Effect   = "Allow"
        Resource = aws_sqs_queue.parking.arn
      },
      {
        Action   = "s3:PutObject"
        Effect   = "Allow"
        Resource = "${aws_s3_bucket.claim_checks.arn}/*"
      },
      {
        Action   = ["dynamodb:GetItem", "dynamodb:PutItem"]
        Effect   = "Allow"
        Resource = aws_dynamodb_table.receipts.arn
      },
    ]
    Version = "2012-10-17"
  })
}

resource "aws_iam_role" "redrive" {
  name_prefix = "${var.name}-redrive-"

  assume_role_policy = jsonencode({
    Statement = [
      {
        Action = "sts:AssumeRole"
        Effect = "Allow"
        Principal = {
          Service = "lambda.amazonaws.com"
        }
      },
    ]
    Version = "2012-10-17"
  })
}

resource "aws_iam_role_policy" "redrive" {
  name_prefix = "${var.name}-redrive-"
  role        = aws_iam_role.redrive.name

  policy = jsonencode({
    Statement = [
      {
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Effect   = "Allow"
        Resource = "${aws_cloudwatch_log_group.redrive.arn}:*"
      },
      {
        Action = "events:PutEvents"
        Condition = {
          StringLike = {
            "events:source" = ["*.*"]
          }
        }
        Effect   = "Allow"
        Resource = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:event-bus/${var.event_bus_name}"
      },
      {
        Action   = "events:DescribeEventBus"
        Effect   = "Allow"
        Resource = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:event-bus/${var.event_bus_name}"
      },
      {
        Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes"]
        Effect   = "Allow"
        Resource = aws_sqs_queue.parking.arn
      },
      {
        Action   = "sqs:SendMessage"
        Effect   = "Allow"
        Resource = aws_sqs_queue.parking_dead_letters.arn
      },
      {
        Action   = "s3:PutObject"
        Effect   = "Allow"
        Resource = "${aws_s3_bucket.claim_checks.arn}/*"
      },
      {
        Action   = "s3:GetObject"
        Effect   = "Allow"
        Resource = "${aws_s3_bucket.claim_checks.arn}/parked/*"
      },
    ]
    Version = "2012-10-17"
  })
}

resource "aws_iam_role" "check" {
  name_prefix = "${var.name}-check-"

  assume_role_policy = jsonencode({
    Statement = [
      {
        Action = "sts:AssumeRole"
        Effect = "Allow"
        Principal = {
          Service = "lambda.amazonaws.com"
        }
      },
    ]
    Version = "2012-10-17"
  })
}

resource "aws_iam_role_policy" "check" {
  name_prefix = "${var.name}-check-"
  role        = aws_iam_role.check.name

  policy = jsonencode({
    Statement = [
      {
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Effect   = "Allow"
        Resource = "${aws_cloudwatch_log_group.check.arn}:*"
      },
      {
        Action   = ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"]
        Effect   = "Allow"
        Resource = values(local.secret_arns)
      },
      {
        Action   = "events:DescribeEventBus"
        Effect   = "Allow"
        Resource = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:event-bus/${var.event_bus_name}"
      },
    ]
    Version = "2012-10-17"
  })
}
