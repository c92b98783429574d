variable "name" {
  description = "What the names of all resources begin with."
  type        = string
  nullable    = false
  default     = "sallyport"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,19}$", var.name))
    error_message = "name must be 1 to 20 lower-case letters, digits and hyphens, and begin with a letter: names of buckets and roles are made of it."
  }
}

variable "lambda_zip" {
  description = "Path of dist/lambda.zip, which npm run build makes."
  type        = string
  nullable    = false
}

variable "endpoints" {
  description = <<-EOT
    Who sends, by the name that stands in the URL:
    - provider: an id of docs/providers.md
    - secret: one that is there already, by its full ARN; absent: one is made, without a value
    - format: payload, envelope or quick-start; absent: var.format
    - public_url: what senders have for the URL, where that is not the function's own
    - options: of the provider, as the text of a JSON object: jsonencode({ ... })
  EOT
  type = map(object({
    provider   = string
    secret     = optional(object({ arn = string }))
    format     = optional(string)
    public_url = optional(string)
    options    = optional(string)
  }))
  nullable = false

  validation {
    condition     = length(var.endpoints) > 0
    error_message = "endpoints must have one at least."
  }

  validation {
    condition     = alltrue([for name in keys(var.endpoints) : can(regex("^[a-z0-9][a-z0-9-]{0,62}$", name))])
    error_message = "The name of an endpoint must be 1 to 63 lower-case letters, digits and hyphens, and begin with none of the last: it stands in a URL."
  }

  validation {
    condition     = alltrue([for endpoint in var.endpoints : can(regex("^[a-z0-9-]+$", endpoint.provider))])
    error_message = "The provider of an endpoint must be an id of docs/providers.md."
  }

  validation {
    condition     = alltrue([for endpoint in var.endpoints : endpoint.secret == null ? true : can(regex("^arn:[^:]+:secretsmanager:[^:]+:[0-9]{12}:secret:.+-[A-Za-z0-9]{6}$", endpoint.secret.arn))])
    error_message = "The secret of an endpoint must be given by its full ARN, with the six characters at its end: a policy names it."
  }

  validation {
    condition     = alltrue([for endpoint in var.endpoints : endpoint.format == null ? true : contains(["payload", "envelope", "quick-start"], endpoint.format)])
    error_message = "The format of an endpoint must be one of payload, envelope, quick-start."
  }

  validation {
    condition     = alltrue([for endpoint in var.endpoints : endpoint.options == null ? true : can(keys(jsondecode(endpoint.options)))])
    error_message = "The options of an endpoint must be the text of a JSON object: jsonencode({ ... })."
  }
}
