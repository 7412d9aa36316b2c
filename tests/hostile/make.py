#!/usr/bin/env python3
"""Write a set of hostile (and a few good) test documents into a folder.

    python3 make.py FOLDER [--full]

Standard library only, Python 3.11.  Deterministic: no clock, no randomness (the bytes of
compressed files also depend on the zlib that Python was built with).

Default  : every file <= 1.5 MB, the whole folder < 4 MB.  One layer of Deflate cannot shrink
           data more than 1032 : 1, so 2 GiB in one layer needs 2.1 MB; in the default set such
           bombs are smaller (BOMB below), or reach 2 GiB by a second layer or by repeated
           reference, and the 2 GiB single-layer originals are delivered inside the small
           "zip-of-*.zip" files.
--full   : writes the single-layer bombs at 2 GiB, the closed 100,000 deep XML and so on as bare
           files (folder about 30 MB).

Nothing is ever inflated on disk, and memory stays below about 100 MB.

FOLDER/manifest.json: list of {"name","kind","what","expect"}; also printed to stdout.
  kind   : pdf | docx | html | xml | text | archive -- what the file NAME says it is
  expect : "error"  a clean error is the only right answer
           "read"   a robust reader should give the text (SENT2 below)
           "either" text or clean error, in bounded time and memory, nothing written outside
"""
import hashlib
import io
import json
import os
import struct
import sys
import tarfile
import zipfile
import zlib

SENT1 = "The General Assembly,"
SENT2 = "Recalling its resolution 63/180 of 18 December 2008,"
SENT = SENT1 + "\n\n" + SENT2 + "\n"

KIB, MIB, GIB = 1 << 10, 1 << 20, 1 << 30

# ------------------------------------------------------------------ checksums of joined data

_POLY = 0xEDB88320


def _multmodp(a, b):
    m, p = 1 << 31, 0
    while True:
        if a & m:
            p ^= b
            if not a & (m - 1):
                return p
        m >>= 1
        b = (b >> 1) ^ _POLY if b & 1 else b >> 1


_X2N = [1 << 30]
for _ in range(31):
    _X2N.append(_multmodp(_X2N[-1], _X2N[-1]))


def crc_join(crc1, crc2, len2):
    """CRC-32 of A+B from CRC(A), CRC(B), len(B)."""
    p, n, k = 1 << 31, len2, 3
    while n:
        if n & 1:
            p = _multmodp(_X2N[k & 31], p)
        n >>= 1
        k += 1
    return (_multmodp(p, crc1) if crc1 else 0) ^ crc2


def adler_join(a1, a2, len2):
    base = 65521
    rem = len2 % base
    lo1, hi1, lo2, hi2 = a1 & 0xFFFF, a1 >> 16, a2 & 0xFFFF, a2 >> 16
    lo = (lo1 + lo2 - 1) % base
    hi = (hi1 + hi2 + rem * (lo1 - 1)) % base
    return hi << 16 | lo


class Deflated:
    """Raw Deflate data with the size and checksums of what it inflates to."""

    def __init__(self, raw, size, crc, adler):
        self.raw, self.size, self.crc, self.adler = raw, size, crc, adler

    def zlib(self):
        return b"\x78\xda" + self.raw + struct.pack(">I", self.adler)

    def gzip(self):
        return (b"\x1f\x8b\x08\0\0\0\0\0\x02\xff" + self.raw
                + struct.pack("<II", self.crc, self.size & 0xFFFFFFFF))


def deflate(prefix=b"", unit=b"", total=0, suffix=b""):
    """Deflate prefix + (unit repeated to `total` bytes, rounded down) + suffix, never holding it.

    One chunk of repeats is compressed and closed by a full flush, so that its compressed bytes
    can simply be repeated."""
    out, size, crc, adler = bytearray(), 0, 0, 1

    def piece(data, how):
        c = zlib.compressobj(9, zlib.DEFLATED, -15, 9)
        return c.compress(data) + c.flush(how)

    def note(data_len, data_crc, data_adler):
        nonlocal size, crc, adler
        crc = crc_join(crc, data_crc, data_len)
        adler = adler_join(adler, data_adler, data_len)
        size += data_len

    if prefix:
        out += piece(prefix, zlib.Z_FULL_FLUSH)
        note(len(prefix), zlib.crc32(prefix), zlib.adler32(prefix))
    if total:
        reps = total // len(unit)
        per = min(reps, 8 * MIB // len(unit))
        for count, times in ((per, reps // per), (reps % per, 1)):
            if count:
                chunk = unit * count
                c, a = zlib.crc32(chunk), zlib.adler32(chunk)
                out += piece(chunk, zlib.Z_FULL_FLUSH) * times
                for _ in range(times):
                    note(len(chunk), c, a)
    out += piece(suffix, zlib.Z_FINISH)
    note(len(suffix), zlib.crc32(suffix), zlib.adler32(suffix))
    return Deflated(bytes(out), size, crc, adler)


def noise(n, seed):
    """n deterministic bytes that look random."""
    out, i = bytearray(), 0
    while len(out) < n:
        out += hashlib.sha256(b"%s %d" % (seed, i)).digest()
        i += 1
    return bytes(out[:n])


# ------------------------------------------------------------------ PDF

def rc4(key, data):
    s, j = list(range(256)), 0
    for i in range(256):
        j = (j + s[i] + key[i % len(key)]) & 255
        s[i], s[j] = s[j], s[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) & 255
        j = (j + s[i]) & 255
        s[i], s[j] = s[j], s[i]
        out.append(byte ^ s[(s[i] + s[j]) & 255])
    return bytes(out)


def md5(data):
    return hashlib.md5(data, usedforsecurity=False).digest()


PDF_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


class Encryption:
    """Standard security handler, V 1, R 2 (RC4, 40 bits)."""

    def __init__(self, user, owner, permissions):
        self.id = md5(b"hostile test file " + user + b"/" + owner)
        pad = lambda pw: (pw + PDF_PAD)[:32]
        p = struct.pack("<i", permissions)
        o = rc4(md5(pad(owner or user))[:5], pad(user))
        self.key = md5(pad(user) + o + p + self.id)[:5]
        u = rc4(self.key, PDF_PAD)
        self.dict = (b"<</Filter/Standard/V 1/R 2/Length 40/P %d/O<%s>/U<%s>>>"
                     % (permissions, o.hex().encode(), u.hex().encode()))

    def apply(self, num, data):
        key = md5(self.key + struct.pack("<I", num)[:3] + b"\0\0")[:10]
        return rc4(key, data)


class Stream:
    def __init__(self, data, extra=b"", length=None):
        self.data, self.extra, self.length = data, extra, length


def pdf_body(objs, enc=None, header=b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"):
    """The objects, and where each begins."""
    out, at = bytearray(header), {}
    for num in sorted(objs):
        obj = objs[num]
        at[num] = len(out)
        out += b"%d 0 obj\n" % num
        if isinstance(obj, Stream):
            data = enc.apply(num, obj.data) if enc else obj.data
            length = obj.length if obj.length is not None else b"%d" % len(data)
            out += b"<<%s/Length %s>>\nstream\n" % (obj.extra, length) + data + b"\nendstream"
        else:
            out += obj
        out += b"\nendobj\n"
    return out, at


def xref_table(at, size):
    rows = []
    for n in range(size):
        rows.append(b"%010d 00000 n \n" % at[n] if n in at else b"0000000000 65535 f \n")
    return b"xref\n0 %d\n" % size + b"".join(rows)


def pdf(objs, enc=None, trailer=b""):
    objs = dict(objs)
    if enc:
        top = max(objs) + 1
        trailer += b"/Encrypt %d 0 R/ID[<%s><%s>]" % (top, enc.id.hex().encode(), enc.id.hex().encode())
    out, at = pdf_body(objs, enc)
    if enc:
        at[top] = len(out)
        out += b"%d 0 obj\n" % top + enc.dict + b"\nendobj\n"
    size = max(at) + 1
    start = len(out)
    out += xref_table(at, size)
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    return bytes(out)


def objstm(pairs, tail=b"", unit=b"", total=0, n=None, double=False):
    """An object stream holding [(number, body)...], then filler."""
    head, body = [], bytearray()
    for num, obj in pairs:
        head.append(b"%d %d" % (num, len(body)))
        body += obj + b"\n"
    head = b" ".join(head) + b"\n"
    d = deflate(head + bytes(body), unit, total, tail)
    data, flt = d.zlib(), b"/Filter/FlateDecode"
    if double:
        data, flt = zlib.compress(data, 9), b"/Filter[/FlateDecode/FlateDecode]"
    return Stream(data, b"/Type/ObjStm/N %d/First %d%s" % (len(pairs) if n is None else n, len(head), flt))


def png_up(rows):
    """PNG predictor "up" over rows of one width."""
    out, prev = bytearray(), bytes(len(rows[0]))
    for row in rows:
        out += b"\x02" + bytes((a - b) & 255 for a, b in zip(row, prev))
        prev = row
    return bytes(out)


def pdf_xref_stream(objs, inside):
    """objs: plain objects. inside: {object stream number: [object numbers]}."""
    out, at = pdf_body(objs)
    xnum = max(list(at) + [n for ns in inside.values() for n in ns]) + 1
    at[xnum] = len(out)
    rows = {n: struct.pack(">BIH", 1, off, 0) for n, off in at.items()}
    for stm, nums in inside.items():
        for i, n in enumerate(nums):
            rows[n] = struct.pack(">BIH", 2, stm, i)
    free = struct.pack(">BIH", 0, 0, 65535)
    data = zlib.compress(png_up([rows.get(n, free) for n in range(xnum + 1)]), 9)
    start = len(out)
    out += (b"%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]/Root 1 0 R/Filter/FlateDecode"
            b"/DecodeParms<</Predictor 12/Columns 7>>/Length %d>>\nstream\n" % (xnum, xnum + 1, len(data)))
    out += data + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
TEXT = (b"BT /F1 12 Tf 72 720 Td (" + SENT1.encode() + b") Tj 0 -28 Td (" + SENT2.encode() + b") Tj ET\n")


def page(contents=b"4 0 R", extra=b"", resources=b""):
    return (b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 5 0 R>>%s>>"
            b"/Contents %s%s>>" % (resources, contents, extra))


def base(content=None, **kw):
    """Objects of a one-page PDF: 1 catalog, 2 pages, 3 page, 4 content, 5 font."""
    return {1: CATALOG, 2: PAGES, 3: page(**kw),
            4: content if isinstance(content, Stream) else Stream(content or TEXT), 5: FONT}


def flate(d, extra=b""):
    return Stream(d.zlib(), b"/Filter/FlateDecode" + extra)


def make_pdfs(add, full, bomb):
    def put(name, data, what, expect):
        add(name, "pdf", data, what, expect)

    good = pdf(base())
    put("good.pdf", good, "one page, one Helvetica font, plain content stream, correct xref", "read")

    three = dict(base())
    three[2] = b"<</Type/Pages/Kids[3 0 R 6 0 R 8 0 R]/Count 3>>"
    for n in (6, 8):
        three[n] = page(b"%d 0 R" % (n + 1))
        three[n + 1] = Stream(b"BT /F1 12 Tf 72 700 Td (Page %d) Tj ET\n" % (n // 2 - 1) + b" " * 200)
    whole = pdf(three)
    put("pdf-truncated.pdf", whole[:len(whole) // 2],
        "three pages, file cut in half: no xref, no trailer; page 1 is still complete", "either")
    put("pdf-truncated-early.pdf", good[:good.index(b"stream\n") + 30],
        "file cut inside the only content stream, before any sentence is complete", "either")
    put("pdf-empty.pdf", b"", "zero bytes", "error")
    put("pdf-encrypted-user.pdf", pdf(base(), Encryption(b"secret", b"owner", -44)),
        "RC4-40, needs the user password \"secret\"", "error")
    put("pdf-encrypted-owner.pdf", pdf(base(), Encryption(b"", b"owner", -44)),
        "RC4-40, empty user password, owner password \"owner\", printing and copying allowed: opens normally", "read")

    put("pdf-startxref-wrong.pdf", good.replace(b"startxref\n", b"startxref\n9"),
        "startxref points far behind the end of the file", "read")
    bad, at = pdf_body(base())
    start = len(bad)
    shifted = {n: (off * 7 + 13) % start for n, off in at.items()}
    bad += xref_table(shifted, 6) + b"trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start
    put("pdf-xref-offsets-wrong.pdf", bytes(bad), "damaged xref: every offset in the table is wrong", "read")
    cut = good.index(b"xref\n0 ")
    put("pdf-xref-garbage.pdf", good[:cut] + b"xref\n0 6\n" + b"\xff\x00zz not a table \x80\n" * 6
        + good[good.index(b"trailer"):], "damaged xref: the table is binary garbage, the trailer is intact", "read")
    put("pdf-xref-missing.pdf", good[:cut], "damaged xref: no table, no trailer, no startxref, all objects intact", "either")

    put("text-as.pdf", SENT.encode(), "mislabelled: plain text named .pdf", "either")
    add("pdf-as.txt", "text", good,
        "mislabelled: a PDF named .txt; raw PDF syntax must not be passed off as the text", "either")

    o = base()
    o[2] = b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 2>>"
    put("pdf-page-loop.pdf", pdf(o), "page tree: the root lists one page and itself", "either")
    o = base()
    o[2] = b"<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>"
    o[6] = b"<</Type/Pages/Parent 6 0 R/Kids[7 0 R]/Count 1>>"
    o[7] = b"<</Type/Pages/Parent 7 0 R/Kids[6 0 R]/Count 1>>"
    put("pdf-page-loop-two.pdf", pdf(o),
        "page tree: two nodes list each other, /Parent of each points at itself; one good page before", "either")

    # 50,000 nodes 10000..59999, each with the next as its only kid; the last one holds the page.
    # Fixed-width rows and the PNG "up" predictor make the object streams compress well.
    depth, first, per, width = 50_000, 10_000, 5_000, 40
    o, inside = {1: CATALOG, 2: b"<</Type/Pages/Kids[10000 0 R]/Count 1>>",
                 3: page().replace(b"/Parent 2 0 R", b"/Parent %d 0 R" % (first + depth - 1)),
                 4: Stream(TEXT), 5: FONT}, {}
    for k in range(depth // per):
        nums = range(first + k * per, first + (k + 1) * per)
        rows = [(b"%d %d" % (n, i * width)).ljust(width - 1) + b"\n" for i, n in enumerate(nums)]
        rows += [(b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % (n + 1 if n + 1 < first + depth else 3)).ljust(width - 1)
                 + b"\n" for n in nums]
        o[100 + k] = Stream(zlib.compress(png_up(rows), 9), b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode/DecodeParms"
                            b"<</Predictor 12/Columns %d>>" % (per, per * width, width))
        inside[100 + k] = list(nums)
    put("pdf-page-deep-50k.pdf", pdf_xref_stream(o, inside),
        "page tree nested 50,000 deep (object streams, xref stream), one page at the bottom", "either")

    def form(res, content):
        return Stream(content, b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F1 5 0 R>>"
                               b"/XObject<<%s>>>>" % res)

    some = b"BT /F1 12 Tf 72 500 Td (Form text.) Tj ET\n"
    o = base(TEXT + b"/X Do\n", resources=b"/XObject<</X 6 0 R>>")
    o[6] = form(b"/X 6 0 R", some + b"/X Do\n")
    put("pdf-form-self.pdf", pdf(o), "a form XObject that draws itself; the page has good text", "read")
    o = base(TEXT + b"/X Do\n", resources=b"/XObject<</X 6 0 R>>")
    o[6] = form(b"/X 6 0 R", some + b"/X Do /X Do\n")
    put("pdf-form-self-twice.pdf", pdf(o),
        "a form XObject that draws itself twice: a depth limit of n alone still means 2^n draws", "either")
    o = base(TEXT + b"/X Do\n", resources=b"/XObject<</X 6 0 R>>")
    o[6] = form(b"/Y 7 0 R", some + b"/Y Do\n")
    o[7] = form(b"/X 6 0 R", some + b"/X Do\n")
    put("pdf-form-mutual.pdf", pdf(o), "two form XObjects that draw each other; the page has good text", "read")
    o = base(TEXT + b"/X Do\n", resources=b"/XObject<</X 10 0 R>>")
    for n in range(10, 20):
        o[n] = form(b"/X %d 0 R" % (n + 1), b"/X Do " * 10) if n < 19 else form(b"", some)
    put("pdf-form-exponential.pdf", pdf(o),
        "no recursion, but ten forms each drawing the next ten times: 10^9 draws of a text", "either")

    def content_bomb(unit, total, whole):
        """whole: one stream of `total` bytes; else one of `bomb` bytes, referred to often enough."""
        o = base()
        one = deflate(unit=unit, total=total if whole else bomb)
        times = -(-total // one.size)
        o[3] = page(b"[4 0 R %s]" % b" ".join([b"6 0 R"] * times))
        o[4] = Stream(TEXT + b"BT /F1 12 Tf ET\n")
        o[6] = flate(one)
        return pdf(o), "/Contents refers %d time(s) to a stream of %d bytes" % (times, one.size)

    ops = b"BT (x) Tj ET "
    data, how = content_bomb(b" ", 2 * GIB, full)
    put("pdf-flate-bomb-spaces.pdf", data, "Flate bomb, 2 GiB of spaces as page content (%s)" % how, "either")
    data, how = content_bomb(b"\0", 2 * GIB, full)
    if full:
        put("pdf-flate-bomb-zeros.pdf", data, "Flate bomb, 2 GiB of NULs as page content (%s)" % how, "either")
    data, how = content_bomb(ops, GIB + GIB // 8, full)
    put("pdf-flate-bomb-ops.pdf", data,
        "Flate bomb, 1.1 GiB of valid operators \"BT (x) Tj ET \" as page content (%s)" % how, "either")
    for label, unit, said in (("zeros", b"\0", "NULs"), ("ops", ops, "valid operators")):
        o = base()
        o[3] = page(b"[4 0 R 6 0 R]")
        d = deflate(unit=unit, total=2 * GIB)
        o[6] = Stream(zlib.compress(d.zlib(), 9), b"/Filter[/FlateDecode/FlateDecode]")
        put("pdf-double-flate-bomb-%s.pdf" % label, pdf(o),
            "[/FlateDecode /FlateDecode] bomb: %d bytes of %s in one content stream" % (d.size, said), "either")

    pairs = [(1, CATALOG), (2, PAGES), (3, page()), (5, FONT)]
    size = 2 * GIB if full else bomb
    for label, double, total in (("", False, size), ("-double", True, 2 * GIB)):
        o = {4: Stream(TEXT), 7: objstm(pairs, b"", b" ", total, double=double)}
        put("pdf-objstm-bomb%s.pdf" % label, pdf_xref_stream(o, {7: [1, 2, 3, 5]}),
            "object stream bomb%s: catalog and page are in an object stream followed by %d MiB of spaces"
            % (" (Flate twice)" if double else "", total // MIB), "either")
    o = {4: Stream(TEXT), 7: objstm(pairs, n=2147483647)}
    put("pdf-objstm-claim.pdf", pdf_xref_stream(o, {7: [1, 2, 3, 5]}),
        "object stream that claims /N 2147483647 but holds four objects", "either")

    out, at = pdf_body(base())
    start = len(out)
    out += xref_table(at, 6) + b"trailer\n<</Size 6/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (start, start)
    put("pdf-prev-loop.pdf", bytes(out), "xref section whose /Prev is itself; all objects intact", "either")
    out, at = pdf_body(base())
    one = len(out)
    part = xref_table(at, 6) + b"trailer\n<</Size 6/Root 1 0 R/Prev %010d>>\n"
    two = one + len(part % 0)
    out += part % two + xref_table({}, 1) + b"trailer\n<</Size 6/Root 1 0 R/Prev %010d>>\nstartxref\n%d\n%%%%EOF\n" % (one, two)
    put("pdf-prev-loop-two.pdf", bytes(out), "two xref sections whose /Prev point at each other; all objects intact", "either")

    o = base()
    o[2] = b"<</Type/Pages/Kids[3 0 R]/Count 1000000>>"
    put("pdf-count-million.pdf", pdf(o), "/Count 1000000, but one page", "either")
    o = base(Stream(TEXT, length=b"4 0 R"))
    put("pdf-length-self.pdf", pdf(o), "indirect /Length of the content stream is the stream itself", "either")
    o = base(Stream(TEXT, length=b"6 0 R"))
    o[6], o[7] = b"7 0 R", b"6 0 R"
    put("pdf-length-loop.pdf", pdf(o), "indirect /Length leads to two objects that refer to each other", "either")

    n = 100_000
    put("pdf-deep-array-content.pdf",
        pdf(base(flate(deflate(TEXT + b"[" * n + b"]" * n + b" TJ\n" + TEXT)))),
        "100,000 nested arrays in a content stream, good text before and after", "either")
    put("pdf-deep-dict-content.pdf",
        pdf(base(flate(deflate(TEXT + b"/A " + b"<</A" * n + b" 1" + b">>" * n + b" BDC EMC\n" + TEXT)))),
        "100,000 nested dictionaries as operand of BDC in a content stream", "either")
    raw = n if full else 10_000
    o = base(extra=b"/Annots 6 0 R")
    o[6] = b"[" * raw + b"]" * raw
    put("pdf-deep-array-object-raw.pdf", pdf(o), "{:,} nested arrays in a plain object (/Annots of the page)".format(raw), "either")
    for label, body in (("array", b"[" * n + b"]" * n), ("dict", b"<</A" * n + b" 1" + b">>" * n)):
        o = base(extra=b"/Annots 6 0 R")
        o[7] = objstm([(6, body)])
        put("pdf-deep-%s-object.pdf" % label, pdf_xref_stream(o, {7: [6]}),
            "an object (in an object stream, /Annots of the page) of 100,000 nested %s"
            % ("arrays" if label == "array" else "dictionaries"), "either")

    cmap = (b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
            b"1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange\n"
            b"3 beginbfrange <0000> <FFFFFFFF> <0000>\n<00000000> <FFFFFFFF> <0041>\n"
            b"<FFFFFFFF> <00000000> <0041> endbfrange\n"
            b"2147483647 beginbfchar <00> <41 endbfchar\n1 beginbfrange <00> <FF> [<0041>\n")
    o = base(TEXT + b"BT /F2 12 Tf 72 600 Td <004100420043> Tj ET\n")
    o[3] = o[3].replace(b"/F1 5 0 R", b"/F1 5 0 R/F2 6 0 R")
    o[6] = b"<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+X/Encoding/Identity-H/DescendantFonts[7 0 R]/ToUnicode 8 0 R>>"
    o[7] = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/AAAAAA+X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"
    o[8] = Stream(cmap)
    put("pdf-font-bfrange.pdf", pdf(o),
        "good text in Helvetica, then a font whose broken ToUnicode maps <0000>..<FFFFFFFF>", "either")
    o = base(b"BT /F2 12 Tf 72 720 Td (" + SENT1.encode() + b") Tj 0 -28 Td (" + SENT2.encode()
             + b") Tj /F3 12 Tf 0 -28 Td <00410042> Tj /F4 12 Tf (no such font) Tj ET\n")
    o[3] = o[3].replace(b"/F1 5 0 R", b"/F1 5 0 R/F2 6 0 R/F3 7 0 R/F5 99 0 R")
    o[6] = b"<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+Lost/FirstChar 0/LastChar 300>>"
    o[7] = b"<</Type/Font/Subtype/Type0/Encoding/No-Such-CMap>>"
    put("pdf-font-missing.pdf", pdf(o),
        "fonts without widths, encoding, descriptor, descendant; a font that is not in the resources", "either")

    for name, side, expect in (("pdf-inline-unended.pdf", 50, "read"), ("pdf-inline-unended-huge.pdf", 100_000, "either")):
        put(name, pdf(base(TEXT + b"q BI /W %d /H %d /BPC 8 /CS /G ID " % (side, side)
                           + noise(1000, b"inline").replace(b"E", b"e"))),
            "good text, then an inline image (claims %d x %d, has 1 kB) that never ends" % (side, side), expect)
    w, h = 850, 1100
    rows = []
    for y in range(h):
        ink = 80 < y < 1020 and y % 24 < 9
        row = bytearray(b"\xff" * ((w + 7) // 8))
        if ink:
            for x in range(12, 94):
                row[x] = (0xFF, 0x18, 0x3C, 0xE7, 0x5A, 0xC3)[(x * 7 + y // 24 * 5 + x * x // 9) % 6]
        rows.append(bytes(row))
    o = base(b"q 612 0 0 792 0 0 cm /Im Do Q\n", resources=b"/XObject<</Im 6 0 R>>")
    image = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/FlateDecode"
    o[6] = Stream(zlib.compress(b"".join(rows), 9), image % (w, h))
    put("pdf-scan.pdf", pdf(o),
        "a scan: one page-sized image, no text; the tool should say so rather than give an empty document silently", "either")
    o = dict(o)
    o[6] = Stream(zlib.compress(b"".join(rows), 9), image % (2_000_000_000, 2_000_000_000))
    put("pdf-scan-huge-size.pdf", pdf(o), "an image that claims 2e9 x 2e9 pixels", "either")
    add("pdf-as.html", "html", good, "mislabelled: a PDF named .html", "either")
    return content_bomb(b" ", 2 * GIB, True)[0]


# ------------------------------------------------------------------ ZIP

class Zip:
    """A ZIP writer that writes whatever it is told."""

    def __init__(self):
        self.out, self.cd, self.n = bytearray(), bytearray(), 0

    def add(self, name, data=b"", *, method=8, deflated=None, mode=0o100644, flags=0, claim=None,
            raw=None, crc=None):
        name = name.encode() if isinstance(name, str) else name
        if deflated is not None:
            packed, size, crc = deflated.raw, deflated.size, deflated.crc
        else:
            size, crc = len(data), zlib.crc32(data) if crc is None else crc
            packed = data if raw is None else raw
            if raw is None and method == 8:
                c = zlib.compressobj(9, zlib.DEFLATED, -15, 9)
                packed = c.compress(data) + c.flush()
        if claim is not None:
            size = claim
        common = struct.pack("<HHHHHIIIHH", 20, flags, method, 0, 0x21, crc, len(packed), size, len(name), 0)
        self.cd += (b"PK\x01\x02" + struct.pack("<H", 3 << 8 | 20) + common
                    + struct.pack("<HHHII", 0, 0, 0, mode << 16, len(self.out)) + name)
        self.out += b"PK\x03\x04" + common + name + packed
        self.n += 1
        return self

    def done(self):
        start = len(self.out)
        return bytes(self.out + self.cd + b"PK\x05\x06"
                     + struct.pack("<HHHHIIH", 0, 0, self.n, self.n, len(self.cd), start, 0))


# ------------------------------------------------------------------ DOCX

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CT = "application/vnd.openxmlformats-officedocument.wordprocessingml."
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PKG = "http://schemas.openxmlformats.org/package/2006/"


def para(text, more=""):
    return '<w:p><w:r><w:t xml:space="preserve">%s</w:t></w:r>%s</w:p>' % (text, more)


PARAS = para(SENT1) + para(SENT2)


def docx_parts(body=PARAS, extra=(), document=None):
    """[(name, bytes)]; extra: [(part, xml)] of word/, e.g. ("numbering", "<w:numbering...")."""
    types = "".join('<Override PartName="/word/%s.xml" ContentType="%s%s+xml"/>' % (p, CT, p) for p, _ in extra)
    rels = "".join('<Relationship Id="rId%d" Type="%s%s" Target="%s.xml"/>' % (i + 1, REL, p, p)
                   for i, (p, _) in enumerate(extra))
    if document is None:
        document = XML + "<w:document %s><w:body>%s<w:sectPr/></w:body></w:document>" % (W, body)
    parts = [
        ("[Content_Types].xml", XML + '<Types xmlns="%scontent-types"><Default Extension="rels" ContentType='
         '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
         '"application/xml"/><Override PartName="/word/document.xml" ContentType="%sdocument.main+xml"/>%s</Types>'
         % (PKG, CT, types)),
        ("_rels/.rels", XML + '<Relationships xmlns="%srelationships"><Relationship Id="rId1" Type="%sofficeDocument" '
         'Target="word/document.xml"/></Relationships>' % (PKG, REL)),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", XML + '<Relationships xmlns="%srelationships">%s</Relationships>' % (PKG, rels)),
    ]
    parts += [("word/%s.xml" % p, XML + x) for p, x in extra]
    return [(n, x.encode() if isinstance(x, str) else x) for n, x in parts]


def docx(*args, **kw):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        for name, data in docx_parts(*args, **kw):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o100644 << 16
            z.writestr(info, data, compresslevel=9)
    return out.getvalue()


def docx_bomb(inner, unit, total, claim=None):
    """A .docx whose document.xml holds `unit` repeated to `total` bytes at %s in `inner`."""
    before, after = (XML + "<w:document %s><w:body>%s<w:sectPr/></w:body></w:document>" % (W, PARAS + inner)).split("@@")
    z = Zip()
    for name, data in docx_parts():
        if name == "word/document.xml":
            z.add(name, deflated=deflate(before.encode(), unit, total, after.encode()), claim=claim)
        else:
            z.add(name, data)
    return z.done()


def ole_encrypted():
    """A compound file as Office writes it for a password-protected .docx."""
    info = (struct.pack("<HHI", 4, 4, 0x40) + XML.encode()
            + b'<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption"><keyData saltSize="16" '
              b'blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" '
              b'hashAlgorithm="SHA512" saltValue="AAAAAAAAAAAAAAAAAAAAAA=="/></encryption>').ljust(4096, b" ")
    package = struct.pack("<Q", 8000) + noise(8192 - 8, b"package")
    free, end = 0xFFFFFFFF, 0xFFFFFFFE
    a, b = len(info) // 512, len(package) // 512
    fat = [0xFFFFFFFD, end]
    fat += [2 + i + 1 for i in range(a - 1)] + [end]
    fat += [2 + a + i + 1 for i in range(b - 1)] + [end]
    fat += [free] * (128 - len(fat))

    def entry(name, kind, left, right, child, start, size):
        text = name.encode("utf-16-le")
        return (text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text) + 2 if name else 0, kind, 1, left, right, child)
                + bytes(16) + struct.pack("<IQQIQ", 0, 0, 0, start, size))

    directory = (entry("Root Entry", 5, free, free, 2, end, 0) + entry("EncryptionInfo", 2, free, free, free, 2, len(info))
                 + entry("EncryptedPackage", 2, 1, free, free, 2 + a, len(package)) + entry("", 0, free, free, free, 0, 0))
    head = (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
            + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
            + struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0)
            + struct.pack("<I", 0) + struct.pack("<I", free) * 108)
    return head + struct.pack("<128I", *fat) + directory + info + package


LAUGHS = ('<!DOCTYPE %s [<!ENTITY l0 "lol">\n'
          + "".join('<!ENTITY l%d "%s">\n' % (i, "&l%d;" % (i - 1) * 10) for i in range(1, 10)) + "]>\n")


def make_docx(add, full, bomb):
    def put(name, data, what, expect):
        add(name, "docx", data, what, expect)

    good = docx()
    put("good.docx", good, "two paragraphs", "read")
    put("docx-empty.docx", b"", "zero bytes", "error")
    put("docx-truncated.docx", good[:len(good) // 2], "zip cut in half: no central directory", "error")
    z = Zip()
    for name, data in docx_parts():
        if name != "word/document.xml":
            z.add(name, data)
    put("docx-no-document.docx", z.done(), "valid zip without word/document.xml", "error")

    size = 2 * GIB if full else bomb
    put("docx-bomb-spaces.docx", docx_bomb(para("@@"), b" ", size),
        "zip bomb: document.xml holds one run of %d MiB of spaces" % (size // MIB), "either")
    put("docx-bomb-paragraphs.docx", docx_bomb("@@", b"<w:p/>", size),
        "zip bomb: document.xml holds %d MiB of empty paragraphs <w:p/> (%d million)"
        % (size // MIB, size // 6_000_000), "either")
    put("docx-bomb-lying.docx", docx_bomb(para("@@"), b" ", size // 2, claim=4000),
        "zip bomb: document.xml inflates to %d MiB but both headers claim 4000 bytes" % (size // 2 // MIB), "either")
    z = Zip()
    for name, data in docx_parts():
        z.add(name, data, claim=0xFFFFFFF0 if name == "word/document.xml" else None)
    put("docx-claims-4g.docx", z.done(),
        "small good document.xml whose headers claim 4 GiB: must not be allocated in advance", "either")

    n = 100_000
    put("docx-nested-100k.docx", docx(PARAS + "<w:p>" + "<w:ins>" * n + "<w:r><w:t>deep</w:t></w:r>" + "</w:ins>" * n + "</w:p>"),
        "100,000 nested <w:ins>", "either")
    t = 33_334
    put("docx-nested-tables.docx",
        docx(PARAS + "<w:tbl><w:tr><w:tc>" * t + para("deep") + "<w:p/></w:tc></w:tr></w:tbl>" * t + "<w:p/>"),
        "33,334 nested tables (100,002 nested elements)", "either")
    doc = "<w:document %s><w:body>%s<w:sectPr/></w:body></w:document>"
    put("docx-billion-laughs.docx",
        docx(document=XML + LAUGHS % "w:document" + doc % (W, PARAS + para("&l9;"))),
        "billion laughs DTD in document.xml (10^9 x 3 bytes)", "either")
    put("docx-xxe.docx",
        docx(document=XML + '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n' + doc % (W, PARAS + para("[&x;]"))),
        "external entity file:///etc/passwd in document.xml: its text (\"root:\") must not appear", "either")
    put("docx-encrypted.docx", ole_encrypted(), "OLE compound file with EncryptionInfo and EncryptedPackage", "error")
    num = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    put("docx-numbering-self.docx", docx(
        PARAS + '<w:p><w:pPr><w:pStyle w:val="Loop"/>%s</w:pPr><w:r><w:t>Numbered.</w:t></w:r></w:p>' % num,
        [("numbering", '<w:numbering %s><w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Ring"/></w:abstractNum>'
          '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>' % W),
         ("styles", '<w:styles %s><w:style w:type="numbering" w:styleId="Ring"><w:name w:val="Ring"/><w:basedOn w:val="Ring"/>'
          '<w:pPr>%s</w:pPr></w:style><w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Pool"/>'
          '<w:next w:val="Loop"/></w:style><w:style w:type="paragraph" w:styleId="Pool"><w:name w:val="Pool"/>'
          '<w:basedOn w:val="Loop"/></w:style></w:styles>' % (W, num))]),
        "numbering.xml refers to itself through numStyleLink and its style; paragraph styles based on each other", "read")
    put("docx-footnote-self.docx", docx(
        para(SENT1) + para(SENT2, '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        [("footnotes", '<w:footnotes %s>%s</w:footnotes>' % (W, "".join(
            '<w:footnote w:id="%d">%s</w:footnote>' % (i, para("Note %d." % i, '<w:r><w:footnoteReference w:id="%d"/></w:r>' % j))
            for i, j in ((2, 2), (3, 4), (4, 3)))))]),
        "footnote 2 refers to itself, footnotes 3 and 4 to each other", "read")
    add("docx-as.pdf", "pdf", good, "mislabelled: a .docx named .pdf", "either")
    add("docx-as.html", "html", good, "mislabelled: a .docx named .html", "either")
    put("html-as.docx", GOOD_HTML.encode(), "mislabelled: HTML named .docx", "either")
    return (docx_bomb(para("@@"), b" ", 2 * GIB), docx_bomb("@@", b"<w:p/>", 2 * GIB))


# ------------------------------------------------------------------ HTML, XML, text

GOOD_HTML = ('<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Resolution</title></head>\n'
             "<body><p>%s</p>\n<p>%s</p></body></html>\n" % (SENT1, SENT2))


def make_html(add, full, bomb):
    def put(name, data, what, expect):
        add(name, "html", data.encode() if isinstance(data, str) else data, what, expect)

    both = "<p>%s</p>\n<p>%s</p>" % (SENT1, SENT2)
    put("good.html", GOOD_HTML, "two paragraphs", "read")
    put("html-empty.html", b"", "zero bytes", "either")
    n = 200_000
    closed = "<!DOCTYPE html><html><body>" + both + "<div>" * n + "deep" + "</div>" * n + "</body></html>"
    put("html-nested-200k.html", closed if full else closed[:closed.index("</div>")],
        "200,000 nested <div>" + ("" if full else ", not closed (the closed form is in zip-of-html-nested-200k.zip)"), "either")
    put("html-unclosed.html", "<html><body><div><p><b>%s<p><i><table><tr><td>%s<ul><li><a href='x" % (SENT1, SENT2),
        "unclosed tags, ends inside an attribute", "read")
    put("html-script-only.html", "<html><head><script>document.write('no text here')</script></head><body><script>"
        "var s = '<p>not text</p>';</script><noscript></noscript></body></html>",
        "only script: there is no text, the script must not be given as text", "either")
    put("html-huge-attribute.html", "<html><body data-x=\"" + "a" * 30_000 + "\"><p " + " ".join("a%d=1" % i for i in range(1000))
        + ">%s</p><p>%s</p></body></html>" % (SENT1, SENT2), "an attribute of 30 kB and an element with 1,000 attributes", "read")
    put("html-garbage.html", noise(5_000, b"html"), "binary garbage named .html", "either")
    put("html-entities.html", "<html><body>%s<p>&#0; &#xFFFFFFFFFF; &#xD800; &#99999999999999999999; &nosuch; &#; &</p></body></html>" % both,
        "character references out of range", "read")
    put("html-bad-utf8.html", GOOD_HTML.encode().replace(b"</body>", b"<p>caf\xe9 \xc0\xaf \xed\xa0\x80 \xff</p></body>"),
        "says UTF-8, holds invalid UTF-8 after the good text", "read")
    add("html-as.xml", "xml", GOOD_HTML.encode(), "mislabelled: HTML named .xml", "either")
    add("html-as.pdf", "pdf", GOOD_HTML.encode(), "mislabelled: HTML named .pdf (an error page saved under the document's name)", "either")
    return closed.encode()


AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def akn(more="", doctype="", declaration='<?xml version="1.0" encoding="UTF-8"?>\n'):
    def frbr(level, path, rest=""):
        return ('<FRBR%s><FRBRthis value="%s/!main"/><FRBRuri value="%s"/><FRBRdate date="2009-12-18" name="adoption"/>'
                '<FRBRauthor href="#ga"/>%s</FRBR%s>' % (level, path, path, rest, level))
    uri = "/akn/un/statement/resolution/2009-12-18/64-171"
    return (declaration + doctype + '<akomaNtoso xmlns="%s"><statement name="resolution"><meta><identification source="#ga">' % AKN
            + frbr("Work", uri, '<FRBRcountry value="un"/>') + frbr("Expression", uri + "/eng@", '<FRBRlanguage language="eng"/>')
            + frbr("Manifestation", uri + "/eng@.xml") + "</identification></meta>\n<preamble><formula name=\"enactingFormula\"><p>%s</p></formula>"
              "<recitals><recital eId=\"rec_1\"><p>%s</p></recital></recitals></preamble>\n<mainBody><paragraph eId=\"para_1\"><num>1.</num>"
              "<content><p>Decides to remain seized of the matter.</p></content></paragraph>%s</mainBody></statement></akomaNtoso>\n"
              % (SENT1, SENT2, more))


def make_xml(add, full, bomb):
    def put(name, data, what, expect):
        add(name, "xml", data.encode() if isinstance(data, str) else data, what, expect)

    good = akn()
    put("good.xml", good, "Akoma Ntoso 3.0: a preamble and one paragraph", "read")
    put("xml-empty.xml", b"", "zero bytes", "error")
    put("xml-truncated.xml", good[:good.index(SENT2) + 20], "cut inside the recital", "error")
    put("xml-billion-laughs.xml", akn("<p>&l9;</p>", LAUGHS % "akomaNtoso"), "billion laughs DTD (10^9 x 3 bytes)", "either")
    put("xml-quadratic.xml", akn("<p>%s</p>" % ("&a;" * 10_000), '<!DOCTYPE akomaNtoso [<!ENTITY a "%s">]>\n' % ("a" * 10_000)),
        "quadratic blow-up: one entity of 10 kB used 10,000 times (100 MB)", "either")
    put("xml-entity-loop.xml", akn("<p>&a;</p>", '<!DOCTYPE akomaNtoso [<!ENTITY a "&b;"><!ENTITY b "&a;">]>\n'),
        "two entities that refer to each other (not well-formed)", "either")
    put("xml-xxe.xml", akn("<p>[&x;]</p>", '<!DOCTYPE akomaNtoso [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n'),
        "external entity file:///etc/passwd: its text (\"root:\") must not appear", "either")
    put("xml-xxe-dtd.xml", akn("", '<!DOCTYPE akomaNtoso SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>\n'),
        "external DTD and parameter entity: no connection, no file may be opened", "either")
    n = 100_000
    containers = akn("<container>" * n + "<p>deep</p>" + "</container>" * n)
    if full:
        put("xml-nested-100k.xml", containers, "100,000 nested <container>", "either")
    else:
        put("xml-nested-100k.xml", akn("<p>" + "<b>" * n + "deep" + "</b>" * n + "</p>"),
            "100,000 nested <b>, well-formed (the same with <container> is in zip-of-xml-nested-100k.zip)", "either")
    put("xml-other.xml", '<?xml version="1.0"?>\n<rss version="2.0"><channel><title>News</title><item><title>%s</title>'
        "<description>%s</description></item></channel></rss>\n" % (SENT1, SENT2), "well-formed XML that is not Akoma Ntoso (RSS)", "either")
    decl = '<?xml version="1.0" encoding="UTF-16"?>\n'
    put("xml-utf16le.xml", b"\xff\xfe" + akn(declaration=decl).encode("utf-16-le"), "valid Akoma Ntoso in UTF-16, little-endian with BOM", "read")
    put("xml-utf16be.xml", b"\xfe\xff" + akn(declaration=decl).encode("utf-16-be"), "valid Akoma Ntoso in UTF-16, big-endian with BOM", "read")
    put("xml-utf16-odd.xml", (b"\xff\xfe" + akn(declaration=decl).encode("utf-16-le"))[:-1], "UTF-16 with an odd number of bytes", "either")
    add("xml-as.html", "html", good.encode(), "mislabelled: Akoma Ntoso named .html", "either")
    return containers.encode()


def make_text(add, full, bomb):
    def put(name, data, what, expect):
        add(name, "text", data, what, expect)

    put("good.txt", SENT.encode(), "two paragraphs", "read")
    put("text-empty.txt", b"", "zero bytes", "either")
    put("text-nuls.txt", SENT.encode() + b"\0" * 4000 + b"\n" + SENT.encode().replace(b" ", b"\0"), "text with NULs", "either")
    put("text-only-nuls.txt", b"\0" * 4000, "nothing but NULs", "either")
    put("text-one-line.txt", SENT.encode() + b"abcdefghij" * ((5_000_000 if full else 1_490_000) // 10),
        "the sentence, then one line of %s MB without a space" % ("5" if full else "1.49"), "read")
    put("text-utf16le.txt", b"\xff\xfe" + SENT.encode("utf-16-le"), "UTF-16 with BOM", "read")
    put("text-latin1.txt", (SENT + "\u00e9t\u00e9\n").encode("latin-1"), "not UTF-8 (Latin-1)", "either")
    put("text-combining.txt", SENT.encode() + ("a" + "\u0301" * 5_000).encode() + b"\n", "one letter with 5,000 combining accents", "read")
    put("text-garbage.txt", noise(5000, b"text"), "binary garbage named .txt", "either")


# ------------------------------------------------------------------ archives

def zipcrypto(password, data, crc):
    keys = [0x12345678, 0x23456789, 0x34567890]
    table = []
    for i in range(256):
        c = i
        for _ in range(8):
            c = (c >> 1) ^ _POLY if c & 1 else c >> 1
        table.append(c)

    def step(byte):
        keys[0] = table[(keys[0] ^ byte) & 255] ^ keys[0] >> 8
        keys[1] = ((keys[1] + (keys[0] & 255)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = table[(keys[2] ^ keys[1] >> 24) & 255] ^ keys[2] >> 8

    for byte in password:
        step(byte)
    out = bytearray()
    for byte in noise(11, b"zipcrypto") + bytes([crc >> 24]) + data:
        k = (keys[2] | 2) & 0xFFFF
        out.append(byte ^ (k * (k ^ 1) >> 8) & 255)
        step(byte)
    return bytes(out)


def overlap_bomb(count, kernel):
    """Fifield's quoted-overlap bomb: `count` entries share one Deflate kernel.  The data of each
    entry is a stored block that quotes the next entry's local header, then goes on into it."""
    names = [b"%04d.txt" % i for i in range(count)]
    local, crc, size, packed = None, kernel.crc, kernel.size, len(kernel.raw)
    parts, entries = [kernel.raw], []
    for name in reversed(names):
        if local is not None:      # quote the header that now follows
            quote = b"\0" + struct.pack("<HH", len(local), len(local) ^ 0xFFFF)
            parts.append(quote)
            crc = crc_join(zlib.crc32(local), crc, size)
            size += len(local)
            packed += len(local) + len(quote)
        common = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0x21, crc, packed, size, len(name), 0)
        local = b"PK\x03\x04" + common + name
        parts.append(local)
        entries.append((common, name))
    out, cd, total = bytearray(), bytearray(), 0
    offsets, pos = [], 0
    for part in reversed(parts):
        if part.startswith(b"PK\x03\x04"):
            offsets.append(pos)
        pos += len(part)
        out += part
    for (common, name), off in zip(reversed(entries), offsets):
        total += struct.unpack("<I", common[18:22])[0]
        cd += b"PK\x01\x02" + struct.pack("<H", 3 << 8 | 20) + common + struct.pack("<HHHII", 0, 0, 0, 0o100644 << 16, off) + name
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count, count, len(cd), len(out), 0)
    return bytes(out + cd + end), total


def many_same(count):
    """A ZIP of `count` empty entries that all share one local header (ZIP64 end record)."""
    z = Zip().add("a.txt", b"", method=0)
    cd, start = bytes(z.cd) * count, len(z.out)
    end64 = b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, count, count, len(cd), start)
    locator = b"PK\x06\x07" + struct.pack("<IQI", 0, start + len(cd), 1)
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, min(count, 0xFFFF), min(count, 0xFFFF), len(cd), start, 0)
    return bytes(z.out) + cd + end64 + locator + end


def tar(entries):
    """entries: (name, data) or a TarInfo-changing function. Returns the bytes of the tar."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT) as t:
        for name, data, kw in entries:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            for k, v in kw.items():
                setattr(info, k, v)
            t.addfile(info, io.BytesIO(data))
    return out.getvalue()


def gz(data):
    return deflate(data).gzip()


def tar_header(name, size, kind=b"0", patch=None):
    """A raw GNU tar header."""
    h = bytearray(512)
    h[:len(name)] = name
    h[100:108], h[108:116], h[116:124] = b"0000644\0", b"0000000\0", b"0000000\0"
    h[124:136], h[136:148] = b"%011o\0" % size, b"00000000000\0"
    h[156:157], h[257:265] = kind, b"ustar  \0"
    for at, data in (patch or {}).items():
        h[at:at + len(data)] = data
    h[148:156] = b" " * 8
    h[148:156] = b"%06o\0 " % sum(h)
    return bytes(h)


DOC1, DOC2 = SENT.encode(), ("Second document.\n\n" + SENT).encode()


def make_archives(add, full, bomb, big):
    def put(name, data, what, expect):
        add(name, "archive", data, what, expect)

    good_zip = Zip().add("docs/", b"", method=0, mode=0o40755).add("docs/one.txt", DOC1).add("docs/two.txt", DOC2).done()
    good_tar = tar([("docs/", b"", {"type": tarfile.DIRTYPE, "mode": 0o755}), ("docs/one.txt", DOC1, {}), ("docs/two.txt", DOC2, {})])
    put("good.zip", good_zip, "two .txt documents in a folder", "read")
    put("good.tar.gz", gz(good_tar), "two .txt documents in a folder", "read")
    put("zip-empty.zip", b"", "zero bytes", "error")
    put("targz-empty.tar.gz", b"", "zero bytes", "error")
    put("zip-no-entries.zip", Zip().done(), "valid zip with no entry", "either")

    tricks = ["../../evil.txt", "/abs.txt", "C:\\x.txt", "..\\..\\evil-backslash.txt", "docs/../../evil-middle.txt",
              "\\\\server\\share\\x.txt", "//double.txt", "./dot.txt", "con.txt", "new\nline.txt", "x" * 300 + ".txt", "nul\0byte.txt"]
    z = Zip().add("docs/one.txt", DOC1)
    for name in tricks:
        z.add(name, b"Evil.\n")
    z.add(b"\xff\xfe\x80.txt", b"Evil.\n").add("", b"Evil.\n")
    put("zip-path-tricks.zip", z.done(),
        "entry names with .., absolute, drive letters, backslashes, NUL, not UTF-8, empty; one good document", "either")
    put("zip-symlink.zip", Zip().add("docs/one.txt", DOC1).add("link.txt", b"/etc/passwd", mode=0o120777, method=0)
        .add("dir", b"../../hostile-target", mode=0o120777, method=0).add("dir/evil.txt", b"Evil.\n").done(),
        "symlinks to /etc/passwd and to a folder outside, then a file below that folder; one good document", "either")

    leaf_size = 64 * MIB
    leaf = deflate(DOC1, b"a", leaf_size)
    level, n = Zip(), 16
    for i in range(n):
        level.add("%02d.txt" % i, deflated=leaf)
    for depth in (2, 3):
        inner, level = level.done(), Zip()
        packed = deflate(inner)
        for i in range(n):
            level.add("level%d-%02d.zip" % (depth - 1, i), deflated=packed)
    put("zip-bomb-nested.zip", level.done(), "nested zips, 3 levels of 16: 4,096 texts of 64 MiB (256 GiB)", "either")
    put("zip-bomb-single.zip", Zip().add("docs/one.txt", DOC1).add("bomb.txt", deflated=deflate(unit=b"a", total=2 * GIB if full else bomb)).done(),
        "one .txt of %d MiB, and one good document" % ((2 * GIB if full else bomb) // MIB), "either")
    count = 20_000 if full else 700
    z = Zip()
    for i in range(count):
        z.add(b"%x" % i, method=0)
    put("zip-many-entries.zip", z.done(), "{:,} empty entries".format(count), "either")
    z = Zip().add("docs/one.txt", DOC1)
    z.n = 0xFFFE
    put("zip-entries-lie.zip", z.done(), "end record claims 65,534 entries, there is one", "either")
    data, total = overlap_bomb(120, deflate(unit=b"a", total=16 * MIB))
    put("zip-overlap.zip", data, "overlapping entries (Fifield): 120 .txt that share one kernel, %d bytes in all" % total, "either")
    put("zip-truncated.zip", good_zip[:len(good_zip) * 2 // 3], "cut: no central directory", "error")
    crc = zlib.crc32(DOC1)
    secret = zipcrypto(b"secret", DOC1, crc)
    put("zip-encrypted.zip", Zip().add("docs/one.txt", DOC1, raw=secret, method=0, flags=1).done(),
        "the only entry is encrypted (ZipCrypto, password \"secret\")", "error")
    put("zip-encrypted-mixed.zip", Zip().add("docs/one.txt", DOC1, raw=secret, method=0, flags=1).add("docs/two.txt", DOC2).done(),
        "one encrypted entry (ZipCrypto), one plain", "either")
    put("zip-duplicate-names.zip", Zip().add("docs/one.txt", DOC1).add("docs/one.txt", DOC2).add("docs/ONE.txt", DOC2).done(),
        "two entries of the same name with different text, a third differing only in case", "either")
    put("zip-bad-crc.zip", Zip().add("docs/one.txt", DOC1, crc=0x12345678).add("docs/two.txt", DOC2).done(),
        "first entry has a wrong CRC, second is good", "either")
    put("zip-bad-method.zip", Zip().add("docs/one.txt", DOC1, raw=DOC1, method=99).add("docs/two.txt", DOC2).done(),
        "first entry says compression method 99, second is good", "either")

    put("targz-path-tricks.tar.gz", gz(tar([("docs/one.txt", DOC1, {})] + [(n, b"Evil.\n", {}) for n in tricks[:-1]])),
        "entry names with .., absolute, drive letters, backslashes; one good document", "either")
    put("targz-symlink.tar.gz", gz(tar([
        ("docs/one.txt", DOC1, {}), ("link.txt", b"", {"type": tarfile.SYMTYPE, "linkname": "/etc/passwd"}),
        ("dir", b"", {"type": tarfile.SYMTYPE, "linkname": "../../hostile-target"}), ("dir/evil.txt", b"Evil.\n", {})])),
        "symlinks to /etc/passwd and to a folder outside, then a file below that folder; one good document", "either")
    put("targz-hardlink.tar.gz", gz(tar([
        ("docs/one.txt", DOC1, {}), ("hard.txt", b"", {"type": tarfile.LNKTYPE, "linkname": "/etc/passwd"}),
        ("same.txt", b"", {"type": tarfile.LNKTYPE, "linkname": "docs/one.txt"}),
        ("self.txt", b"", {"type": tarfile.LNKTYPE, "linkname": "self.txt"})])),
        "hard links to /etc/passwd, to a good document, to itself; one good document", "either")
    put("targz-device.tar.gz", gz(tar([
        ("docs/one.txt", DOC1, {}), ("zero.txt", b"", {"type": tarfile.CHRTYPE, "devmajor": 1, "devminor": 5}),
        ("disk.txt", b"", {"type": tarfile.BLKTYPE, "devmajor": 8, "devminor": 0}), ("pipe.txt", b"", {"type": tarfile.FIFOTYPE})])),
        "character device, block device and FIFO named .txt; one good document", "either")

    def targz_bomb(total):
        return deflate(tar_header(b"bomb.txt", total), b"\0", total, bytes(1024)).gzip()

    size = 2 * GIB if full else bomb
    put("targz-bomb.tar.gz", targz_bomb(size), "one .txt of %d MiB of NULs" % (size // MIB), "either")
    real = 8 * GIB - 512
    sparse = {386: b"%011o\0%011o\0" % (0, 512) + b"%011o\0%011o\0" % (real, 0), 483: b"%011o\0" % real}
    put("targz-sparse-bomb.tar.gz", gz(tar_header(b"sparse.txt", 512, b"S", sparse) + DOC1.ljust(512, b" ") + bytes(1024)),
        "GNU sparse entry: 512 bytes stored, real size 8 GiB", "either")
    put("targz-size-claim.tar.gz", gz(tar_header(b"docs/one.txt", 0o77777777777) + DOC1.ljust(512, b"\0") + bytes(1024)),
        "header claims 8 GiB, the archive ends after 2 kB", "either")
    lname = tar_header(b"././@LongLink", 256 * MIB, b"L")
    put("targz-longlink.tar.gz", gz(lname + b"a" * 512), "GNU long name entry that claims a name of 256 MiB", "either")
    put("targz-truncated.tar.gz", gz(good_tar)[:-60], "gzip cut short", "either")
    put("targz-not-tar.tar.gz", gz(SENT.encode() * 20), "gzip of plain text, not of a tar", "either")
    put("targz-duplicate-names.tar.gz", gz(tar([("docs/one.txt", DOC1, {}), ("docs/one.txt", DOC2, {})])), "two entries of the same name", "either")
    put("targz-many-entries.tar.gz", gz(tar_header(b"a.txt", 0) * 20_000 + bytes(1024)), "20,000 empty entries, all of one name", "either")
    add("zip-as.docx", "docx", good_zip, "mislabelled: a plain zip of texts named .docx", "either")
    put("targz-as.zip", gz(good_tar), "mislabelled: a tar.gz named .zip", "either")
    put("zip-as.tar.gz", good_zip, "mislabelled: a zip named .tar.gz", "either")

    # the literal 2 GiB and 100,000-entry originals, small because packed once more
    inside = [
        ("zip-of-pdf-bomb-2g.zip", [("bomb.pdf", big["pdf"])], "a PDF with one content stream of 2 GiB of spaces"),
        ("zip-of-docx-bomb-2g.zip", [("spaces.docx", big["docx"][0]), ("paragraphs.docx", big["docx"][1])],
         "two .docx whose document.xml is 2 GiB (spaces; empty paragraphs)"),
        ("zip-of-targz-bomb-2g.zip", [("bomb.tar.gz", targz_bomb(2 * GIB))], "a tar.gz with a .txt of 2 GiB of NULs"),
        ("zip-of-xml-nested-100k.zip", [("nested.xml", big["xml"])], "Akoma Ntoso with 100,000 nested <container>, well-formed"),
        ("zip-of-html-nested-200k.zip", [("nested.html", big["html"])], "HTML with 200,000 nested <div>, closed"),
        ("zip-of-text-5mb-line.zip", [("line.txt", DOC1 + b"abcdefghij" * 500_000)], "a text with one line of 5 MB without a space"),
        ("zip-of-zip-100k.zip", [("many.zip", many_same(100_000))], "a zip of 100,000 empty entries (ZIP64) that share one local header"),
    ]
    for name, files, what in inside:
        z = Zip().add("docs/one.txt", DOC1)
        for inner, data in files:
            z.add(inner, data)
        put(name, z.done(), "zip that holds one good document and " + what, "either")


# ------------------------------------------------------------------ main

def main():
    args = [a for a in sys.argv[1:] if not a.startswith("--")]
    flags = [a for a in sys.argv[1:] if a.startswith("--")]
    if len(args) != 1 or set(flags) - {"--full"}:
        sys.exit("usage: make.py FOLDER [--full]")
    folder, full = args[0], "--full" in flags
    bomb = 32 * MIB
    os.makedirs(folder, exist_ok=True)
    manifest, total = [], 0

    def add(name, kind, data, what, expect):
        nonlocal total
        assert expect in ("error", "read", "either") and all(m["name"] != name for m in manifest), name
        with open(os.path.join(folder, name), "wb") as f:
            f.write(data)
        total += len(data)
        assert full or len(data) <= 1_500_000, (name, len(data))
        manifest.append({"name": name, "kind": kind, "what": what, "expect": expect})

    big = {}
    big["pdf"] = make_pdfs(add, full, bomb)
    big["docx"] = make_docx(add, full, bomb)
    big["html"] = make_html(add, full, bomb)
    big["xml"] = make_xml(add, full, bomb)
    make_text(add, full, bomb)
    make_archives(add, full, bomb, big)
    text = json.dumps(manifest, indent=1, ensure_ascii=True) + "\n"
    with open(os.path.join(folder, "manifest.json"), "w", encoding="ascii", newline="\n") as f:
        f.write(text)
    total += len(text)
    assert full or total < 4_000_000, total
    sys.stdout.write(text)
    print("%d files, %d bytes" % (len(manifest), total), file=sys.stderr)


if __name__ == "__main__":
    main()
