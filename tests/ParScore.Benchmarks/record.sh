#!/usr/bin/env bash
# Builds Release and prints how fast the record takes in, verifies and lists, beside sha256sum, cp and sync on the same files.
set -euo pipefail
cd "$(dirname "$0")/../.."
dotnet build --nologo -v quiet -c Release tests/ParScore.Benchmarks
python3 tests/ParScore.Benchmarks/record.py
