terraform {
  required_version = ">= 1.9"

  required_providers {
    aws = {
      source = "hashicorp/aws"
      # the first that has invoked_via_function_url, without which a function URL answers 403
      version = ">= 6.29"
    }
  }
}
