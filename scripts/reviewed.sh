# Sourced by the steps that look at templates.

# Makes what a user has of it: the stand-alone templates, what `npm run deploy` would deploy, and the construct with its options.
# Not again where nothing has changed since. Sets `reviewed` to the files.
make_reviewed() {
  local made=dist/reviewed/made
  if [ ! -f "$made" ] || [ -n "$(find src infra scripts cdk.json package-lock.json -newer "$made" -print -quit)" ]; then
    rm -rf dist/templates dist/cdk.out dist/reviewed
    npm run --silent build
    npm run --silent synth
    npx cdk synth --quiet -c endpoints=github,sms=twilio
    npx node scripts/reviewed-stacks.ts dist/reviewed
    touch "$made"
  fi
  reviewed=(dist/templates/*.json dist/cdk.out/*.template.json dist/reviewed/*.json)
}
