/** The values of the other entries of the package. */
export const exportedByCdk: Readonly<Record<string, readonly string[]>> = {
  'sallyport/cdk': ['WebhookGateway'],
  'sallyport/cdk/front-door': ['FrontDoorEdge'],
};

/** What `sallyport` exports. Whoever adds to it promises to keep it. */
export const exported = {
  values: names(`
    ConfigInvalid ContainerModule Secret SecretsUnavailable TimeLeft Token aws createContainer defineProvider
    elementsOf hmac keyValueList lambdaEntry numberField parseForm prefixed providers readBody readForm
    readText reject senderId textField toConfig`),
  types: names(`
    Accounts Answer Buses Claim Clock Config Content Customisation Delivery DeliveryId Findings
    FormFields FunctionUrlHandler Headers HmacRecipe JsonContent Keeping LambdaEntry Ledger LedgerEntry
    Log LogFields LogLevel Message MetricLabels MetricName Metrics ObjectStore Occurrence
    OptionDeclaration Parking Provider Publisher Receipt Received Rejection RejectionCode Scheme
    SecretForm SecretStore Signable Signature SignatureHeader StoredObject WebhookEvent`),
};

function names(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
