# Sourced by the steps that look at templates.

# Whether something is missing, or older than what it is made of.
is_old() {
  [ ! -f "$1" ] || [ -n "$(find src infra scripts cdk.json package-lock.json -newer "$1" -print -quit)" ]
}

# Makes what a user has of it: the stand-alone templates, what `npm run deploy` would deploy, and the construct with its options.
# Not again where nothing has changed since. Sets `reviewed` to the files.
make_reviewed() {
  local made=dist/reviewed/made
  if is_old "$made"; then
    rm -rf dist/cdk.out dist/reviewed
    if is_old dist/lib/src/index.js; then npm run --silent build; fi
    if is_old dist/templates/gateway.template.json; then
      rm -rf dist/templates
      npm run --silent synth
    fi
    # cfn-lint has the rules by which CDK would judge them
    CDK_VALIDATION=false npx cdk synth --quiet -c endpoints=github,sms=twilio
    CDK_VALIDATION=false npx node scripts/reviewed-stacks.ts dist/reviewed
    touch "$made"
  fi
  reviewed=(dist/templates/*.json dist/cdk.out/*.template.json dist/reviewed/*.json)
}
