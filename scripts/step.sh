# Sourced by the steps that need more than Node.js.

# Ends the step, loudly, and without failing it: not everybody has its tools.
# $1 what did not run, $2 why
skip() {
  printf '\n*** SKIPPED: %s did not run: %s ***\n0 passed, 0 failed, 1 skipped\n' "$1" "$2"
  exit 0
}

# With PREPARE_ONLY in its environment the step ends here, where it has all its tools.
end_of_preparation() {
  [ -z "${PREPARE_ONLY:-}" ] || exit 0
}
