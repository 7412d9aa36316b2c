#!/bin/bash
# convert.sh FILE.fodt FORMAT...   with LibreOffice, into .., in a profile of its own; then scrub.py
set -e
cd "$(dirname "$0")"; src=$1; shift
for f in "$@"; do
  rm -rf tmp; mkdir tmp
  case $f in
    html) filter='html:HTML (StarWriter)';; doc) filter='doc:MS Word 97';; docx) filter='docx:MS Word 2007 XML';;
    rtf) filter='rtf:Rich Text Format';; pdf) filter='pdf:writer_pdf_Export:{"Quality":{"type":"long","value":"80"}}';;
  esac
  nice soffice -env:UserInstallation="file://$PWD/profile" --headless --convert-to "$filter" --outdir tmp "$src" >/dev/null 2>&1
  b=$(basename "$src" .fodt); o=${OUT_NAME:-$b}.$f; [ $f = html ] && o=$b.lo.html
  mv tmp/"$b".$f ../"$o"
  python3 scrub.py ../"$o"
done
rm -rf tmp
