# What a template has for six endpoints by number, for as many as the 4 KB of an environment hold, some 15.

data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

locals {
  secret_arns = {
    for name, endpoint in var.endpoints :
    name => endpoint.secret == null ? aws_secretsmanager_secret.endpoint[name].arn : endpoint.secret.arn
  }

  endpoints = {
    for name, endpoint in local.described_endpoints : name => merge(endpoint, { secretId = local.secret_arns[name] })
  }

  described_endpoints = {
    for name, endpoint in var.endpoints : name => {
      for key, value in {
        provider  = endpoint.provider
        format    = endpoint.format
        publicUrl = endpoint.public_url
        options   = endpoint.options == null ? null : jsondecode(endpoint.options)
      } : key => value if value != null
    }
  }
}

locals {
  # longer than any ARN or name that AWS makes of var.name; an endpoint's secret has the endpoint's name in it too
  unknown = format("%0150d", 0)

  longest_endpoints = {
    for name, endpoint in local.described_endpoints : name => merge(endpoint, {
      secretId = var.endpoints[name].secret == null ? "${local.unknown}${name}" : var.endpoints[name].secret.arn
    })
  }
}

output "urls" {
  description = "What each sender gets, by the endpoint's name."
  value = {
    for name, endpoint in var.endpoints :
    name => endpoint.public_url == null ? "${aws_lambda_function_url.handler.function_url}${name}" : endpoint.public_url
  }
}

output "secret_arns" {
  description = "Where the secret of each endpoint belongs, by the endpoint's name: aws secretsmanager put-secret-value."
  value       = local.secret_arns
}
