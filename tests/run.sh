#!/usr/bin/env bash
# Passes the tests: installs what they need where apt is there, then builds and runs everything.
# Result files (trx) land in .artifacts/test-results. Anything after the command goes to `dotnet test`.
set -euo pipefail
cd "$(dirname "$0")/.."

# command or file that shows a package is there : Debian package
needed=(
  "/usr/bin/soffice:libreoffice-calc"
  "/usr/lib/libreoffice/program/libswlo.so:libreoffice-writer"
  "/usr/bin/gcc:gcc"
  "/usr/include/stdio.h:libc6-dev"
  "/usr/bin/python3:python3"
  "/usr/lib/python3/dist-packages/jsonschema:python3-jsonschema"
  "/usr/lib/python3/dist-packages/aiosmtpd/__init__.py:python3-aiosmtpd"
)
missing=()
for pair in "${needed[@]}"; do
  [ -e "${pair%%:*}" ] || missing+=("${pair##*:}")
done
if [ ${#missing[@]} -gt 0 ]; then
  sudo=""
  [ "$(id -u)" = 0 ] || sudo="sudo -n"
  if command -v apt-get >/dev/null && { [ -z "$sudo" ] || $sudo true 2>/dev/null; }; then
    echo "Installing ${missing[*]} ..."
    $sudo apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  else
    echo "Not installed and not installable here: ${missing[*]}. The tests that need them skip with a reason (in CI they fail)."
  fi
fi

rm -rf .artifacts/test-results
dotnet test ParScore.sln --configuration Release --nologo --logger "trx;LogFilePrefix=results" --results-directory .artifacts/test-results "$@"
