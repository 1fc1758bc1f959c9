#!/usr/bin/env bash
# Builds with warnings as errors, checks the format, runs all tests, packs, and builds and runs a consumer of the package.
# The last line counts the tests: N passed, N failed. A failed step, and a test run that broke off, count as one failure each.
set -uo pipefail
cd "$(dirname "$0")"
results=artifacts/test
failed=0
rm -rf "$results"
mkdir -p "$results"

step() {
  echo "== $1"
  shift
  "$@" </dev/null || { echo "FAILED: $*"; failed=$((failed + 1)); return 1; }
}

# sample NAME LINE…: runs it, and looks for each line in its output; a line is an extended regular expression.
sample() {
  local name=$1 output line
  shift
  output=$(dotnet run --project "samples/$name" -c Release --no-build) || { echo "$output"; return 1; }
  for line; do
    grep -qxE -- "$line" <<<"$output" || { echo "$output"; echo "$name did not print: $line"; return 1; }
  done
}

formatted() {
  wait "$format" || { cat artifacts/format.log; return 1; }
}

consumer() {
  rm -rf artifacts/consumer consumer/bin consumer/obj
  dotnet build consumer/Consumer.csproj -c Release --nologo -v quiet -p:RestorePackagesPath="$PWD/artifacts/consumer" \
    && dotnet run --project consumer/Consumer.csproj -c Release --no-build
}

step build dotnet build Backprop.sln -c Release --nologo -v quiet -warnaserror -warnnotaserror:NU1603
# One core is enough for the format, and the last tests leave one.
dotnet format Backprop.sln --no-restore --verify-no-changes --exclude samples/Shop/Generated </dev/null >artifacts/format.log 2>&1 &
format=$!
before_tests=$failed
tests_ok=1
step test dotnet test Backprop.sln -c Release --no-build --nologo --logger trx --results-directory "$results" || tests_ok=0
failed=$before_tests # the trx files say how many
step format formatted
step pack dotnet pack Backprop.Runtime -c Release --no-build --nologo -v quiet
step consumer consumer
step "sample Shop" sample Shop '220\.00000000000003' '2\.2 110\.00000000000001 200' '715\.0000000000001' '2\.2 110\.00000000000001 3\.3000000000000003 165 650'
step "sample LeastSquares" sample LeastSquares \
  'BFGS +1\.95251 +0\.34239 +5\.21245 +0\.58357 +0\.24234' 'Levenberg-Marquardt +1\.95251 +0\.34239 +5\.21245 +0\.58357 +0\.24234' \
  '(BFGS|Levenberg-Marquardt)( +[0-9]+){3} +1\.834768' '(no )?plot: .+'
step "sample TwoLayerNet" sample TwoLayerNet 'start +2\.4001 .+' ' +10 +0\.26[0-9]+ +95\.[0-9] % +9[01]\.[0-9] % +[0-9.]+ +0'

counts=$(cat "$results"/*.trx 2>/dev/null | tr '>' '\n' | awk -F'"' '
  /<Counters / { for (i = 1; i < NF; i += 2) { if ($i ~ /[ ]passed=$/) p += $(i + 1); if ($i ~ /[ ](failed|error|timeout|aborted)=$/) f += $(i + 1) } }
  END { printf "%d %d", p, f }')
read -r passed broken <<<"$counts"
if grep -qs 'test run was aborted' "$results"/*.trx || { [ "$tests_ok" -eq 0 ] && [ "$broken" -eq 0 ]; }; then
  echo "the test run broke off: tests are missing from the count"
  failed=$((failed + 1))
fi
if [ "$passed" -eq 0 ]; then
  echo "no test passed"
  failed=$((failed + 1))
fi
failed=$((failed + broken))
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
