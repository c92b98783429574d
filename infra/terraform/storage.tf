# Made from the template "gateway" by npm run gen: change infra/, not this.

resource "aws_sqs_queue" "parking_dead_letters" {
  #checkov:skip=CKV_AWS_27:Encrypted by SQS.
  name_prefix               = "${var.name}-parking-dead-letters-"
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = true

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_sqs_queue_policy" "parking_dead_letters" {
  queue_url = aws_sqs_queue.parking_dead_letters.url

  policy = jsonencode({
    Statement = [
      {
        Action = "sqs:*"
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
        Effect = "Deny"
        Principal = {
          AWS = "*"
        }
        Resource = aws_sqs_queue.parking_dead_letters.arn
      },
    ]
    Version = "2012-10-17"
  })
}

resource "aws_sqs_queue" "parking" {
  #checkov:skip=CKV_AWS_27:Encrypted by SQS.
  name_prefix                = "${var.name}-parking-"
  message_retention_seconds  = 864000
  sqs_managed_sse_enabled    = true
  visibility_timeout_seconds = 181

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.parking_dead_letters.arn
    maxReceiveCount     = 500
  })

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_sqs_queue_policy" "parking" {
  queue_url = aws_sqs_queue.parking.url

  policy = jsonencode({
    Statement = [
      {
        Action = "sqs:*"
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
        Effect = "Deny"
        Principal = {
          AWS = "*"
        }
        Resource = aws_sqs_queue.parking.arn
      },
    ]
    Version = "2012-10-17"
  })
}

resource "aws_s3_bucket" "claim_checks" {
  #checkov:skip=CKV_AWS_18:Each delivery is logged.
  #checkov:skip=CKV_AWS_21:No object ever changes.
  bucket_prefix = "${var.name}-claim-checks-"

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "claim_checks" {
  bucket = aws_s3_bucket.claim_checks.bucket

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "claim_checks" {
  bucket = aws_s3_bucket.claim_checks.bucket

  rule {
    expiration {
      days = 38
    }

    id     = "outlast-every-pointer"
    status = "Enabled"

    filter {}
  }
}

resource "aws_s3_bucket_ownership_controls" "claim_checks" {
  bucket = aws_s3_bucket.claim_checks.bucket

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_public_access_block" "claim_checks" {
  bucket                  = aws_s3_bucket.claim_checks.bucket
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_policy" "claim_checks" {
  bucket = aws_s3_bucket.claim_checks.bucket

  policy = jsonencode({
    Statement = [
      {
        Action = "s3:*"
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
        Effect = "Deny"
        Principal = {
          AWS = "*"
        }
        Resource = [aws_s3_bucket.claim_checks.arn, "${aws_s3_bucket.claim_checks.arn}/*"]
      },
    ]
    Version = "2012-10-17"
  })
}

resource "aws_dynamodb_table" "receipts" {
  #checkov:skip=CKV_AWS_28:Without it an event comes twice, at worst.
  #checkov:skip=CKV_AWS_119:AWS encrypts it; no body is in it.
  name         = "${var.name}-receipts"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "pk"

  attribute {
    name = "pk"
    type = "S"
  }

  ttl {
    attribute_name = "expires"
    enabled        = true
  }
}
