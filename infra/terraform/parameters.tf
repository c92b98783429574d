# Made from the template "gateway" by npm run gen: change infra/, not this.

variable "format" {
  description = "How events are laid out: the body alone, with metadata beside it, or as of the quick start."
  type        = string
  nullable    = false
  default     = "payload"

  validation {
    condition     = contains(["payload", "envelope", "quick-start"], var.format)
    error_message = "format must be one of payload, envelope, quick-start."
  }
}

variable "event_bus_name" {
  description = "The event bus that events are put on. It must be there."
  type        = string
  nullable    = false
  default     = "default"

  validation {
    condition     = can(regex("^[/.\\-_A-Za-z0-9]+$", var.event_bus_name))
    error_message = "event_bus_name must be the name, not the ARN, of a bus in this account and Region."
  }

  validation {
    condition     = length(var.event_bus_name) <= 256
    error_message = "event_bus_name must have 256 characters at most."
  }
}

variable "lambda_invocation_threshold" {
  description = "An alarm tells of more deliveries than this in 5 minutes, twice in a row."
  type        = number
  nullable    = false
  default     = 2000

  validation {
    condition     = var.lambda_invocation_threshold >= 1
    error_message = "lambda_invocation_threshold must be 1 or more."
  }
}

variable "dedupe_window" {
  description = "Seconds in which a delivery that is sent again makes no second event. 0: it does."
  type        = number
  nullable    = false
  default     = 86400

  validation {
    condition     = var.dedupe_window >= 0
    error_message = "dedupe_window must be 0 or more."
  }

  validation {
    condition     = var.dedupe_window <= 31536000
    error_message = "dedupe_window must be 31536000 at most."
  }
}

variable "reserved_concurrency" {
  description = "The most deliveries at once, kept for them; beyond it senders hear 429. \"none\": what the account has."
  type        = string
  nullable    = false
  default     = "none"

  validation {
    condition     = can(regex("^(none|[0-9]{1,5})$", var.reserved_concurrency))
    error_message = "reserved_concurrency must match ^(none|[0-9]{1,5})$."
  }
}
