#!/usr/bin/env python3
"""Takes out of converted files what changes from run to run (dates, ids) and names of persons or machines."""
import re, sys, zipfile, io
def docx(b):
    zi = zipfile.ZipFile(io.BytesIO(b)); o = io.BytesIO()
    with zipfile.ZipFile(o, "w", zipfile.ZIP_DEFLATED) as zo:
        for n in zi.namelist():
            x = zi.read(n)
            if n == "docProps/core.xml":
                x = re.sub(rb"(<dcterms:(created|modified)[^>]*>)[^<]*", rb"\g<1>2010-03-25T09:00:00Z", x)
                x = re.sub(rb"<(dc:creator|cp:lastModifiedBy)>[^<]*</\1>", rb"<\1></\1>", x)
            if n == "docProps/app.xml": x = re.sub(rb"<TotalTime>\d+", b"<TotalTime>0", x)
            i = zipfile.ZipInfo(n, (2010, 3, 25, 9, 0, 0)); i.compress_type = zipfile.ZIP_DEFLATED; i.external_attr = 0o644 << 16
            zo.writestr(i, x)
    return o.getvalue()
def pdf(b):
    b = re.sub(rb"/(CreationDate|ModDate)\(D:\d{14}[^)]*\)", lambda m: b"/" + m[1] + b"(D:20100325090000" + b"Z" + b" " * (len(m[0]) - len(m[1]) - 20) + b")", b)
    z = b"0123456789ABCDEF0123456789ABCDEF"
    b = re.sub(rb"/ID \[ <[0-9A-F]{32}>\s*<[0-9A-F]{32}> \]", lambda m: re.sub(rb"<[0-9A-F]{32}>", b"<" + z + b">", m[0]), b)
    return re.sub(rb"/DocChecksum /[0-9A-F]{32}", b"/DocChecksum /" + z, b)
for f in sys.argv[1:]:
    b = open(f, "rb").read(); n = len(b)
    if f.endswith(".docx"): b = docx(b)
    elif f.endswith(".pdf"): b = pdf(b); assert len(b) == n
    elif f.endswith(".html"):
        b = re.sub(rb'\s*<meta name="(created|changed|author|changedby)"[^>]*/?>', b"", b)
    elif f.endswith(".rtf"):
        b = re.sub(rb"\{\\(author|operator)[^}]*\}", b"", b); b = re.sub(rb"\{\\(revtim|printim)[^}]*\}", b"", b)
    open(f, "wb").write(b)
