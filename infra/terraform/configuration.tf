# Made from the template "gateway" by npm run gen: change infra/, not this.
# What the functions are told: README.md of the repository has its keys.

locals {
  configuration = {
    endpoints = local.endpoints
    bus       = var.event_bus_name
    format    = var.format
    park = {
      queueUrl      = aws_sqs_queue.parking.url
      deadLetterUrl = aws_sqs_queue.parking_dead_letters.url
    }
    claimCheck = {
      bucket = aws_s3_bucket.claim_checks.bucket
    }
    dedupe = {
      table         = aws_dynamodb_table.receipts.name
      windowSeconds = var.dedupe_window
    }
  }

  check_configuration = merge(local.configuration, {
    url = aws_lambda_function_url.handler.function_url
  })
}

# The same at its longest, of what a plan knows: AWS has made no names up yet.

locals {
  longest_configuration = {
    endpoints = local.longest_endpoints
    bus       = var.event_bus_name
    format    = var.format
    park = {
      queueUrl      = local.unknown
      deadLetterUrl = local.unknown
    }
    claimCheck = {
      bucket = local.unknown
    }
    dedupe = {
      table         = local.unknown
      windowSeconds = var.dedupe_window
    }
    url = local.unknown
  }
}
