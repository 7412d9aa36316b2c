#!/usr/bin/env bash
# How long extraction takes on one thread, as a ratio to `wc -w` over the same files in the same run,
# and the audit as a ratio to the extraction.
#
#     benches/ratio.sh FOLDER [RUNS]
#
# Both are run in turn RUNS times (default 15); the least time of each counts, since everything else
# on a machine can only add to it.
set -euo pipefail
folder=${1:?folder of .txt files}
runs=${2:-15}
binary=${CITEGRAPH:-$(dirname "$0")/../target/release/citegraph}
mapfile -d '' -t files < <(find "$folder" -name '*.txt' -print0 | sort -z)

milliseconds() { # the time that a command takes
    local start=$EPOCHREALTIME
    "$@" >/dev/null
    local end=$EPOCHREALTIME
    echo $(((${end/./} - ${start/./}) / 1000))
}

least_wc=
least_extract=
least_audit=
for _ in $(seq "$runs"); do
    t=$(milliseconds wc -w "${files[@]}")
    if [ -z "$least_wc" ] || [ "$t" -lt "$least_wc" ]; then least_wc=$t; fi
    t=$(milliseconds "$binary" extract --jobs 1 --format jsonl "$folder")
    if [ -z "$least_extract" ] || [ "$t" -lt "$least_extract" ]; then least_extract=$t; fi
    t=$(milliseconds "$binary" audit --jobs 1 --deny never "$folder")
    if [ -z "$least_audit" ] || [ "$t" -lt "$least_audit" ]; then least_audit=$t; fi
done
peak=$( { command time -f %M "$binary" extract --jobs 1 "$folder" >/dev/null; } 2>&1 | tail -n 1 || true)
printf 'wc -w %s ms, extract %s ms, ratio %s, peak memory %s kB\n' "$least_wc" "$least_extract" \
    "$(awk "BEGIN { printf \"%.2f\", $least_extract / $least_wc }")" "${peak:-unknown}"
printf 'audit %s ms, ratio to extract %s\n' "$least_audit" "$(awk "BEGIN { printf \"%.2f\", $least_audit / $least_extract }")"
