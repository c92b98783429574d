# Made from the template "gateway" by npm run gen: change infra/, not this.

output "function_url_endpoint" {
  description = "Each sender gets this and, after its slash, the name of its endpoint."
  value       = aws_lambda_function_url.handler.function_url
}

output "lambda_function_name" {
  description = "Its log group has a line for each delivery."
  value       = aws_lambda_function.handler.function_name
}

output "lambda_function_arn" {
  description = "The function that receives deliveries."
  value       = aws_lambda_function.handler.arn
}

output "alarm_topic_arn" {
  description = "Subscribe to this, or nobody hears the alarms."
  value       = aws_sns_topic.alarm_topic.arn
}

output "parking_queue_url" {
  description = "Where events wait that the bus did not take."
  value       = aws_sqs_queue.parking.url
}

output "dead_letter_queue_url" {
  description = "Events that EventBridge refuses for good."
  value       = aws_sqs_queue.parking_dead_letters.url
}

output "configuration" {
  description = "What sallyport takes as its configuration file, for its commands."

  value = jsonencode(merge(local.configuration, {
    url = aws_lambda_function_url.handler.function_url
  }))

  precondition {
    condition     = length(base64encode(jsonencode(local.longest_configuration))) / 4 * 3 <= 4080
    error_message = "The environment of a Lambda function holds 4 KB, and the configuration may take ${length(base64encode(jsonencode(local.longest_configuration))) / 4 * 3} bytes: give endpoints shorter names or fewer options, or share them between two gateways."
  }
}
