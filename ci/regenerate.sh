#!/usr/bin/env bash
# What the GitHub Action does between the checkout and the uploads. Everything from outside comes in through the
# environment and is quoted: a name in a pull request is never part of a command.
#
#   STUDY AGAINST ON_CHANGE MODEL MAX_COST   as the inputs of action.yml; empty ones are left to the program
#   FROM_FORK                                `true`: nothing can be pushed, so a stale draft fails
#   BRANCH                                   where a commit is pushed; empty pushes nothing
#   RUNNER_TEMP GITHUB_OUTPUT GITHUB_STEP_SUMMARY   as GitHub sets them
set -euo pipefail

into=$RUNNER_TEMP/icp2prd
on_change=${ON_CHANGE:-fail}
[ "${FROM_FORK:-}" = true ] && on_change=fail

options=(--into "$into" --outputs "$GITHUB_OUTPUT" --on-change "$on_change")
[ -n "${AGAINST:-}" ] && options+=(--against "$AGAINST")
[ -n "${MODEL:-}" ] && options+=(--model "$MODEL")
[ -n "${MAX_COST:-}" ] && options+=(--max-cost "$MAX_COST")

# What is printed may hold names from the pull request: no line of it is a command to the runner.
quiet=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
echo "::stop-commands::$quiet"
status=0
icp2prd ci "${options[@]}" -- "${STUDY:?names the folder of the study}" || status=$?
echo "::$quiet::"

[ -f "$into/comment.md" ] && cat "$into/comment.md" >> "$GITHUB_STEP_SUMMARY"

if grep -qx 'committed=true' "$GITHUB_OUTPUT" && [ -n "${BRANCH:-}" ]; then
  git push --quiet origin "HEAD:refs/heads/$BRANCH"
fi
# The uploads come first; the last step of the action ends with this.
echo "exit=$status" >> "$GITHUB_OUTPUT"
