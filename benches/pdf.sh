#!/usr/bin/env bash
# How long reading PDFs takes on one thread, as a ratio to pypdf over the same files in the same run.
#
#     benches/pdf.sh FOLDER [RUNS]
#
# Both are run in turn RUNS times (default 3); the least time of each counts. pypdf reads all files in
# one process, its start left out of the count; citegraph finds and resolves the references as well.
set -euo pipefail
folder=${1:?folder of .pdf files}
runs=${2:-3}
binary=${CITEGRAPH:-$(dirname "$0")/../target/release/citegraph}
python=${PYTHON:-python3}
"$python" -c 'import pypdf' 2>/dev/null || { echo "pypdf is not installed: pip install pypdf" >&2; exit 2; }

read_with_pypdf='
import pathlib, sys, time, pypdf
began = time.perf_counter()
for file in sorted(pathlib.Path(sys.argv[1]).glob("*.pdf")):
    for page in pypdf.PdfReader(file).pages:
        page.extract_text()
print(int(1000 * (time.perf_counter() - began)))'

least_pypdf=
least_citegraph=
for _ in $(seq "$runs"); do
    t=$("$python" -c "$read_with_pypdf" "$folder")
    if [ -z "$least_pypdf" ] || [ "$t" -lt "$least_pypdf" ]; then least_pypdf=$t; fi
    start=$EPOCHREALTIME
    "$binary" extract --jobs 1 "$folder" >/dev/null
    end=$EPOCHREALTIME
    t=$(((${end/./} - ${start/./}) / 1000))
    if [ -z "$least_citegraph" ] || [ "$t" -lt "$least_citegraph" ]; then least_citegraph=$t; fi
done
printf 'pypdf %s ms, citegraph %s ms, %s times as fast\n' "$least_pypdf" "$least_citegraph" \
    "$(awk "BEGIN { printf \"%.1f\", $least_pypdf / $least_citegraph }")"
