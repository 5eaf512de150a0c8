#!/usr/bin/env bash
# Changes the program in thousands of small ways (mutants) and counts how many of them the tests notice.
#
#     bash tests/mutation.sh scoring                      # ParScore.Scoring, all of it
#     bash tests/mutation.sh scoring 'Rules/*' Points.cs  # these files only
#     bash tests/mutation.sh guard                        # who may do what: Access/ and CampaignFacts
#
# What is run against each mutant stands in mutation.<part>.json. The tool is installed under .artifacts, and so are its
# reports: .artifacts/mutation/<part>/reports/mutation-report.html and .json, summed up per folder at the end.
# WORKERS says how many mutants are tried at a time (1).
set -euo pipefail
cd "$(dirname "$0")/.."

version=5.1.0
part="${1:-}"
if [ ! -f "tests/mutation.$part.json" ]; then
  echo "Usage: bash tests/mutation.sh scoring|guard [file pattern ...]" >&2
  exit 2
fi
shift

tool=".artifacts/tools/stryker-$version"
[ -x "$tool/dotnet-stryker" ] || dotnet tool install dotnet-stryker --version "$version" --tool-path "$tool"

patterns=()
for pattern in "$@"; do
  patterns+=(--mutate "**/$pattern")
done

# Few random cases: a mutant that only the thousandth random case notices has no test that says what is wrong.
export PARSCORE_CASES="${PARSCORE_CASES:-200}" PARSCORE_MUTATIONS="${PARSCORE_MUTATIONS:-50}"
root="$PWD"
report="$root/.artifacts/mutation/$part"
rm -rf "$report"
(cd tests/ParScore.MutationTests && "$root/$tool/dotnet-stryker" --config-file "../mutation.$part.json" --concurrency "${WORKERS:-1}" --skip-version-check --output "$report" ${patterns[@]+"${patterns[@]}"})
python3 tests/mutation_sums.py "$report/reports/mutation-report.json"
