# Sourced. Numbered steps with their time; the output of a step is held back until it fails.
#   steps 3; step 'what it does' command…; skip 'what it does' 'why not'; end_steps
step_number=0
failed_steps=

steps() { step_count=$1; }

begin_step() {
  step_number=$((step_number + 1))
  step_start=$(date +%s)
  printf '[%d/%d] %s … ' "$step_number" "$step_count" "$1"
}

# step WHAT COMMAND…: returns the command's exit code.
step() {
  step_name=$1
  shift
  begin_step "$step_name"
  step_log=$(mktemp "${TMPDIR:-/tmp}/smokestack-step.XXXXXX")
  step_code=0
  "$@" >"$step_log" 2>&1 || step_code=$?
  if [ "$step_code" = 0 ]; then
    printf '%d s\n' $(($(date +%s) - step_start))
  else
    printf 'failed (exit %d), %d s\n' "$step_code" $(($(date +%s) - step_start))
    sed 's/^/    /' "$step_log"
    failed_steps="${failed_steps:+$failed_steps, }$step_name"
  fi
  rm -f "$step_log"
  return "$step_code"
}

# live_step WHAT COMMAND…: the same, shown as it goes.
live_step() {
  step_name=$1
  shift
  begin_step "$step_name"
  echo
  step_code=0
  "$@" || step_code=$?
  [ "$step_code" = 0 ] || failed_steps="${failed_steps:+$failed_steps, }$step_name"
  printf '[%d/%d] %s … %d s\n' "$step_number" "$step_count" "$step_name" $(($(date +%s) - step_start))
  return "$step_code"
}

skip() {
  begin_step "$1"
  printf 'skipped: %s\n' "$2"
}

# Exits 1 and leaves a sentence for make when a step failed.
end_steps() {
  [ -z "$failed_steps" ] && return 0
  echo "failed: $failed_steps" >&2
  [ -n "$SMOKESTACK_NOTE" ] && echo "failed: $failed_steps; see above" >"$SMOKESTACK_NOTE"
  exit 1
}
