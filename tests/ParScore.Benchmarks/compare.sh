#!/usr/bin/env bash
# Installs the peers where apt is there, builds Release, and prints ParScore's speed beside theirs.
set -euo pipefail
cd "$(dirname "$0")/../.."
missing=()
[ -e /usr/bin/soffice ] || missing+=(libreoffice-calc)
[ -e /usr/lib/python3/dist-packages/openpyxl ] || missing+=(python3-openpyxl)
[ -e /usr/lib/python3/dist-packages/uno.py ] || missing+=(python3-uno)
if [ ${#missing[@]} -gt 0 ]; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi
dotnet build --nologo -v quiet -c Release src/ParScore.Cli
dotnet build --nologo -v quiet -c Release tests/ParScore.Benchmarks
/usr/bin/python3 tests/ParScore.Benchmarks/compare.py
