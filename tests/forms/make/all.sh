#!/bin/bash
# Makes everything in .. anew (needs libreoffice-writer, hyphen-en-gb, poppler-utils; python: lxml, cobalt, pillow)
set -e; cd "$(dirname "$0")"; PY=${PY:-python3}
$PY build.py; for n in A_RES_64_374 A_RES_64_371; do ./convert.sh $n.fodt docx pdf html; done
$PY special.py; $PY lo_sources.py
./convert.sh legacy.fodt doc; ./convert.sh rtf.fodt rtf; ./convert.sh twocolumns.fodt pdf
./convert.sh scan.fodt pdf; mv ../scan.pdf scan-text.pdf; $PY scan.py scan-text.pdf; rm scan-text.pdf
$PY check.py
