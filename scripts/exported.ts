/** The values of the other entries of the package. */
export const exportedByCdk: Readonly<Record<string, readonly string[]>> = {
  'sallyport/cdk': ['WebhookGateway'],
  'sallyport/cdk/front-door': ['FrontDoorAlarms', 'FrontDoorEdge'],
};

/** What `sallyport` exports. Whoever adds to it promises to keep it. */
export const exported = {
  values: names(`
    ConfigInvalid ContainerModule ObjectRefused Secret SecretsUnavailable TimeLeft Token aws base64Key basic bearer certificate
    commaList createContainer defineProvider eachOf ed25519 elementsOf fieldAt fields formField header hexKey hmac
    jsonField keyValueList lambdaEntry lambdaEntryOf member numberField numberedHeaders parseForm plain providers
    publicKey query readBody readForm readText reject senderId spacedList standardWebhooks text textField
    toConfig token userAndPassword`),
  types: names(`
    Accounts Answer Buses Carrier CertificateRecipe Challenge Claim Clock Config Content Credential
    CredentialForm Customisation Delivery DeliveryId Findings FormFields FunctionUrlHandler Handshake
    Headers HmacRecipe Item JsonContent Keeping LambdaEntry Layout Ledger LedgerEntry Log LogFields LogLevel
    Message MetricLabels MetricName Metrics ObjectStore Occurrence OptionDeclaration Options Parking
    Provider Publisher Receipt Received Recipe Rejection RejectionCode Scheme SecretStore Signable
    SignedTime StoredObject StoredValue Web WebhookEvent`),
};

function names(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
