#!/usr/bin/env python3
"""Writes .txt .md .html .xml and the .fodt source of each model document."""
import re, sys, textwrap, html, os
from content import DOCS
HERE = os.path.dirname(os.path.abspath(__file__)); OUT = os.path.join(HERE, "..")
TOK = re.compile(r"\[\^(\d+)\]|\*([^*]+)\*|\{\{([^|]+)\|([^}]+)\}\}")
SUP = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
def toks(s):
    at = 0
    for m in TOK.finditer(s):
        if m.start() > at: yield ("t", s[at:m.start()], None)
        if m[1]: yield ("n", int(m[1]), None)
        elif m[2]: yield ("i", m[2], None)
        else: yield ("a", m[3], m[4])
        at = m.end()
    if at < len(s): yield ("t", s[at:], None)
def plain(s): return s.replace("~", " ").replace("\u2011", "-")
def typo(s):
    s = s.replace("~", "\u00a0")
    s = re.sub(r'(^|[\s(])"', "\\1“", s).replace('"', "”")
    return re.sub(r"(^|[\s(])'", "\\1‘", s).replace("'", "’")
esc = lambda s: html.escape(s, quote=False)
def url(t): return "https://undocs.org/en/" + t if not t.startswith("/akn/") else None
def weburl(t):
    if t.startswith("/akn/"): return "https://undocs.org/en/A/RES/" + t.rsplit("/", 1)[1].replace("-", "/")
    return "https://undocs.org/en/" + t
ROMAN = ["(i)", "(ii)", "(iii)", "(iv)"]
def walk(ops):
    """(level, label, text) of every numbered piece."""
    for n, o in enumerate(ops, 1):
        t, subs = o if isinstance(o, tuple) else (o, [])
        yield 1, f"{n}.", t
        for k, s in enumerate(subs):
            t2, ss = s if isinstance(s, tuple) else (s, [])
            yield 2, f"({chr(97+k)})", t2
            for j, u in enumerate(ss): yield 3, ROMAN[j], u

# ---------------------------------------------------------------- txt
def t_inline(s):
    return "".join(str(v).translate(SUP) if k == "n" else plain(v) for k, v, _ in toks(s))
def txt(d, indent):
    W = 78; out = []
    def wrap(s, first="", rest=""): return textwrap.fill(s, W, initial_indent=first, subsequent_indent=rest)
    p = lambda s: out.extend([wrap(s, " " * 5 if indent else ""), ""])
    right = lambda s: " " * 54 + s
    out += ["United Nations".ljust(54) + d["symbol"], "", "General Assembly", right("Distr.: General"), right(d["distr"]), "",
            d["session"], d["agenda"], "", f"Resolution adopted by the General Assembly on {d['adopted']}", "",
            wrap(t_inline(d["origin"])), "", wrap(f"{d['number']} {d['title']}"), ""]
    p("The General Assembly,")
    for s in d["preamble"]: p(t_inline(s))
    for lv, lab, s in walk(d["operative"]):
        if indent: out.extend([wrap(t_inline(s), " " * (5 * lv) + lab.ljust(5), ""), ""])
        else: out.extend([wrap(f"{lab} {t_inline(s)}"), ""])
    out += [right(d["meeting"]), right(d["adopted"]), ""] if indent else [d["meeting"], d["adopted"], ""]
    a = d["annex"]
    if a:
        out += ["", "Annex", "", a["title"], ""]
        for s in a["paras"]: p(t_inline(s))
        ws = [22, 30, 22]
        for r, row in enumerate(a["table"]):
            cells = [textwrap.wrap(t_inline(c), w) for c, w in zip(row, ws)]
            for i in range(max(map(len, cells))):
                out.append("  ".join((c[i] if i < len(c) else "").ljust(w) for c, w in zip(cells, ws)).rstrip())
            if r == 0: out.append("-" * W)
        out.append("")
    out += ["_______________", ""]
    for n, s in d["notes"].items(): out += [wrap(f"{str(n).translate(SUP)} {t_inline(s)}"), ""]
    return "\n".join(out).rstrip() + "\n"

# ---------------------------------------------------------------- md
def m_inline(s):
    return "".join({"t": lambda: plain(v), "i": lambda: f"*{plain(v)}*", "n": lambda: f"[^{v}]",
                    "a": lambda: f"[{plain(v)}]({weburl(a)})"}[k]() for k, v, a in toks(s))
def md(d, wrapped):
    fill = (lambda s, first="", rest="": textwrap.fill(s, 80, initial_indent=first, subsequent_indent=rest,
            break_long_words=False, break_on_hyphens=False)) if wrapped else (lambda s, first="", rest="": first + s)
    out = ["---", f"symbol: {d['symbol']}", f"date: {d['date_iso']}", f'title: "{d["title"]}"' if wrapped else f"title: {d['title']}",
           "session: 64", "---", "", f"**{d['session']}**  ", d["agenda"], "",
           f"Resolution adopted by the General Assembly on {d['adopted']}", "", fill(m_inline(d["origin"]).replace("[on", "\\[on", 1)[:-1] + "\\]"), "",
           f"# {d['number']} {d['title']}", "", "*The General Assembly*,", ""]
    for s in d["preamble"]: out += [fill(m_inline(s)), ""]
    for lv, lab, s in walk(d["operative"]):
        ind = ["", "   ", "       "][lv - 1]
        out += [fill(m_inline(s), ind + lab + " ", ind + " " * (len(lab) + 1)), ""]
    out += [f"*{d['meeting']}*  ", f"*{d['adopted']}*", ""]
    a = d["annex"]
    if a:
        out += ["## Annex", "", f"### {a['title']}", ""]
        for s in a["paras"]: out += [fill(m_inline(s)), ""]
        for r, row in enumerate(a["table"]):
            out.append("| " + " | ".join(map(m_inline, row)) + " |")
            if r == 0: out.append("|---|---|---|")
        out.append("")
    for n, s in d["notes"].items(): out.append(fill(m_inline(s), f"[^{n}]: ", "    "))
    return "\n".join(out).rstrip() + "\n"

# ---------------------------------------------------------------- html, as written by hand
def h_inline(s, notes=True):
    def ent(v): return esc(plain_keep(v)).replace("\u00a0", "&nbsp;").replace("\u2011", "&#8209;").replace('"', "&quot;")
    plain_keep = lambda v: v.replace("~", "\u00a0")
    return "".join({"t": lambda: ent(v), "i": lambda: f"<em>{ent(v)}</em>",
                    "n": lambda: f'<sup><a href="#fn{v}" id="ref{v}">{v}</a></sup>',
                    "a": lambda: f'<a href="{weburl(a)}">{ent(v)}</a>'}[k]() for k, v, a in toks(s))
def htm(d, ol):
    o = []; w = o.append
    w(f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{d['symbol']} - {d['title']} | United Nations</title>
<style>
  .symbol {{ float: right; }} .sr {{ display: none; }} /* not text: A/RES/61/991 */
  ol ol {{ list-style-type: lower-alpha; }}
</style>
<script>
  // not text: see resolution 61/992 of 1 January 2007
  var related = ["A/RES/61/993", "S/RES/9994 (2001)"];
  if (1 < 2 && related.length > 0) {{ document.title += " "; }}
</script>
</head>
<body>
<nav>
  <ul>
    <li><a href="/en/ga/">General Assembly</a></li>
    <li><a href="/en/ga/61/resolutions.shtml">Resolutions of the 61st session</a></li>
    <li><a href="https://undocs.org/en/A/RES/61/995">Previous: resolution 61/995</a></li>
  </ul>
</nav>
<!-- not text: supersedes resolution 61/996 -->
<div class="sr" hidden>Skip to the text of resolution 61/997 and document A/61/99998</div>
<div style="display:none">Recalling its resolution 61/998,</div>
<main>
<header>
<p>United Nations <span class="symbol">{d['symbol']}</span></p>
<p><b>General Assembly</b></p>
<p>Distr.: General<br>{d['distr']}</p>
<p>{d['session']}<br>
{d['agenda']}</p>
</header>
<h2>Resolution adopted by the General Assembly on {d['adopted']}</h2>
<p>{h_inline(d['origin'])}</p>
<h1>{d['number']} {esc(d['title'])}</h1>
<p><em>The General Assembly</em>,</p>""")
    for s in d["preamble"]: w("<p>" + "\n".join(textwrap.wrap(h_inline(s), 110, break_long_words=False, break_on_hyphens=False)) + "</p>")
    w("<ol>")
    for op in d["operative"]:
        t, subs = op if isinstance(op, tuple) else (op, [])
        if not subs: w(f"  <li>{h_inline(t)}</li>"); continue
        w(f"  <li>{h_inline(t)}\n    <ol type=\"a\">")
        for s in subs:
            t2, ss = s if isinstance(s, tuple) else (s, [])
            if not ss: w(f"      <li>{h_inline(t2)}</li>"); continue
            w(f"      <li>{h_inline(t2)}\n        <ol type=\"i\">")
            for u in ss: w(f"          <li>{h_inline(u)}</li>")
            w("        </ol></li>")
        w("    </ol></li>")
    w(f"</ol>\n<p style=\"text-align:right\"><em>{d['meeting']}<br>{d['adopted']}</em></p>")
    a = d["annex"]
    if a:
        w(f"<h2>Annex</h2>\n<h3>{esc(a['title'])}</h3>")
        for s in a["paras"]: w(f"<p>{h_inline(s)}</p>")
        w("<table border=\"1\">")
        for r, row in enumerate(a["table"]):
            c = "th" if r == 0 else "td"
            w("<tr>" + "".join(f"<{c}>{h_inline(x)}</{c}>" for x in row) + "</tr>")
        w("</table>")
    w("</main>\n<hr>")
    if ol:
        w('<section class="footnotes">\n<ol>')
        for n, s in d["notes"].items(): w(f'<li id="fn{n}">{h_inline(s)} <a href="#ref{n}" title="Back to text">&#8617;</a></li>')
        w("</ol>\n</section>")
    else:
        for n, s in d["notes"].items(): w(f'<p class="fn" id="fn{n}"><sup><a href="#ref{n}">{n}</a></sup> {h_inline(s)}</p>')
    w("<footer>\n<p>Copyright | Terms of use | Fraud alert</p>\n</footer>\n</body>\n</html>")
    return "\n".join(o) + "\n"

# ---------------------------------------------------------------- Akoma Ntoso
def xml(d):
    num = d["symbol"].split("/RES/")[1].replace("/", "-")
    base = f"/akn/un/statement/deliberation/unga/{d['date_iso']}/{num}"
    def inl(s):
        r = ""
        for k, v, a in toks(s):
            if k == "t": r += esc(typo(v))
            elif k == "i": r += f'<span class="italic">{esc(typo(v))}</span>'
            elif k == "a": r += f'<ref href="{a}">{esc(typo(v))}</ref>' if a.startswith("/akn/") else f'<a href="{url(a)}">{esc(typo(v))}</a>'
            else: r += f'<authorialNote marker="{v}" placement="bottom" eId="authorialNote_{v}"><p xml:space="preserve">\t \t{inl(d["notes"][v])}</p></authorialNote>'
        return r
    def ident(tail=""):
        return f"""<identification source="#DGACM">
        <FRBRWork>
          <FRBRthis value="{base}/!main{tail or '/'}"></FRBRthis>
          <FRBRuri value="{base}/"></FRBRuri>
          <FRBRdate date="{d['date_iso']}" name="adoption"></FRBRdate>
          <FRBRauthor href="ga" as="author"></FRBRauthor>
          <FRBRcountry value="un"></FRBRcountry>
        </FRBRWork>
        <FRBRExpression>
          <FRBRthis value="{base}/eng@!main{tail or '/'}"></FRBRthis>
          <FRBRuri value="{base}/eng@/"></FRBRuri>
          <FRBRdate date="{d['distr_iso']}" name="publication"></FRBRdate>
          <FRBRauthor href="ga" as="issuer"></FRBRauthor>
          <FRBRlanguage language="eng"></FRBRlanguage>
        </FRBRExpression>
        <FRBRManifestation>
          <FRBRthis value="{base}/eng@/!main{tail}.xml"></FRBRthis>
          <FRBRuri value="{base}/eng@.xml"></FRBRuri>
          <FRBRdate date="2010-04-01" name="markup"></FRBRdate>
          <FRBRauthor href="DGACM" as="editor"></FRBRauthor>
        </FRBRManifestation>
      </identification>"""
    o = []; w = o.append
    w(f"""<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://docs.oasis-open.org/legaldocml/ns/akn/3.0 http://docs.oasis-open.org/legaldocml/akn-core/v1.0/os/part2-specs/schemas/akomantoso30.xsd" xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" xmlns:html="http://www.w3.org/1999/xhtml" xmlns:akn4un="http://un.org/akn4un">
  <!--An invented model document-->
  <statement name="resolution">
    <meta>
      {ident()}
      <classification source="#un">
        <keyword refersTo="agenda" value="{d['agenda'].split(' ', 2)[2].replace(' ', '')}" showAs="MODEL DOCUMENTS" dictionary="A/64/251"></keyword>
      </classification>
      <workflow source="#un">
        <step date="{d['date_iso']}" outcome="adopted" as="A/64/PV.65" by="" />
      </workflow>
      <analysis source="#un">
        <parliamentary>
          <voting outcome="adoptedWithoutVote">
            <quorum value=""></quorum>
          </voting>
        </parliamentary>
      </analysis>
      <references source="#DGACM">
        <TLCOrganization eId="source" href="/akn/ontology/organization/un/DGACM" showAs="DGACM"></TLCOrganization>
        <TLCConcept eId="dateOfIssuance" href="/akn/ontology/concept/un/dateOfIssuance" showAs="Date of issuance"></TLCConcept>
        <TLCConcept eId="symbol" href="/akn/ontology/reference/un/symbol" showAs="Symbol"></TLCConcept>
        <TLCRole eId="publisher" href="/akn/ontology/role/un/publisher" showAs="Publisher"></TLCRole>
        <TLCRole eId="issuingBody" href="/akn/role/concept/un/issuingBody" showAs="Issuing body"></TLCRole>
        <TLCOrganization eId="ga" href="/akn/ontology/organization/un/generalAssembly" showAs="General Assembly"></TLCOrganization>
        <TLCTerm eId="resolutionTitle" href="/akn/ontology/reference/un/resolutionTitle" showAs="Resolution title"></TLCTerm>
      </references>
      <presentation source="#un">
        <akn4un:footerFirstPage>
          <akn4un:footerFirstPageLeft>
            <akn4un:internalCode>
              <docketNumber refersTo="#publicationJobNumber">{d['job']} (E)</docketNumber>
            </akn4un:internalCode>
          </akn4un:footerFirstPageLeft>
        </akn4un:footerFirstPage>
      </presentation>
    </meta>
    <coverPage eId="coverPage_1">
      <p>
        <span refersTo="#publisher" class="upperLeft">
          <docAuthority refersTo="#publisher">United Nations</docAuthority>
        </span>
      </p>
      <p class="upperRight">
        <docNumber refersTo="#symbol">{d['symbol']}</docNumber>
      </p>
      <p class="upperLeft">
        <docAuthority refersTo="#issuingBody" class="rightBig">General Assembly</docAuthority>
      </p>
      <p>
        <docStatus refersTo="#generalDistribution" class="rightSmall">Distr.: General</docStatus>
      </p>
      <p>
        <docDate date="{d['distr_iso']}" class="rightSmall" refersTo="#dateOfIssuance">{d['distr']}</docDate>
      </p>
      <p>
        <session refersTo="#generalAssembly" value="64" eId="coverPage_1__session_1">{d['session']}</session>
      </p>
      <p>
        <inline name="agenda item">{d['agenda']}</inline>
      </p>
      <p>
        <docTitle>Resolution adopted by the General Assembly on {d['adopted']}</docTitle>
      </p>
      <p xml:space="preserve">
        <docProponent refersTo="#committee">{inl(d['origin'])}</docProponent>
      </p>
    </coverPage>
    <preface>
      <p>
        <docNumber>{d['number']}</docNumber>
        <docTitle refersTo="#resolutionTitle">
          <span class="bold">\t{esc(d['title'])}</span>
        </docTitle>
      </p>
    </preface>
    <preamble>
      <formula name="enactingFormula" eId="formula_1">
        <p xml:space="preserve">
          <span class="italic">The General Assembly</span>,</p>
      </formula>""")
    for n, s in enumerate(d["preamble"], 2):
        name = re.match(r"\*([^*]+)\*", s)[1]
        w(f'      <container name="{name}" eId="container_{n}">\n        <p xml:space="preserve">\t{inl(s)}</p>\n      </container>')
    w("    </preamble>\n    <mainBody>")
    pid = len(d["preamble"]) + 2
    P = lambda s: f'<p xml:space="preserve">\t{inl(s)}</p>'
    for n, op in enumerate(d["operative"], 1):
        t, subs = op if isinstance(op, tuple) else (op, [])
        e = f"para_{pid}"; pid += 3
        w(f'      <paragraph eId="{e}" class="SingleTxt">\n        <num>{n}.</num>')
        if not subs: w(f'        <content eId="{e}__content">\n          {P(t)}\n        </content>')
        else:
            w(f'        <list eId="{e}_list">\n          <intro eId="{e}_list_intro">\n            {P(t)}\n          </intro>')
            for k, s in enumerate(subs):
                t2, ss = s if isinstance(s, tuple) else (s, [])
                q = f"{e}_list_point_{chr(97+k)}"
                w(f'          <point eId="{q}">\n            <num>({chr(97+k)})</num>\n            <content eId="{q}_content">\n              {P(t2)}\n            </content>\n          </point>')
                if ss:
                    w(f'          <sublist eId="{q}_sublist">')
                    for j, u in enumerate(ss):
                        r = f"{q}_sublist_point_{ROMAN[j][1:-1]}"
                        w(f'            <point eId="{r}">\n              <num>{ROMAN[j]}</num>\n              <content eId="{r}_content">\n                {P(u)}\n              </content>\n            </point>')
                    w("          </sublist>")
            w("        </list>")
        w("      </paragraph>")
    w(f"""    </mainBody>
    <conclusions eId="conclusions">
      <p>
        <inline name="adoptionMeeting" title="{d['meeting_no']}">{d['meeting']}</inline>
        <eol />
        <docDate date="{d['date_iso']}" refersTo="#adoptionDate">{d['adopted']}</docDate>
      </p>
    </conclusions>""")
    a = d["annex"]
    if a:
        w(f'    <attachments>\n      <attachment>\n        <doc name="annex">\n          <meta>\n      {ident("/annex")}\n          </meta>\n          <mainBody>')
        for s, c in ((f'<span class="bold">Annex</span>', "H1"), (f'<span class="bold">{esc(a["title"])}</span>', "H23")):
            w(f'            <paragraph eId="para_{pid}" class="{c}">\n              <content eId="para_{pid}__content">\n                <p xml:space="preserve">\n                  {s}\n                </p>\n              </content>\n            </paragraph>'); pid += 2
        for s in a["paras"]:
            w(f'            <paragraph eId="para_{pid}" class="SingleTxt">\n              <content eId="para_{pid}__content">\n                {P(s)}\n              </content>\n            </paragraph>'); pid += 2
        w(f'            <paragraph eId="para_{pid}">\n              <content eId="para_{pid}__content">\n                <table eId="para_{pid}__table_1">')
        for r, row in enumerate(a["table"]):
            c = "th" if r == 0 else "td"
            w("                  <tr>" + "".join(f"<{c}><p>{inl(x)}</p></{c}>" for x in row) + "</tr>")
        w("                </table>\n              </content>\n            </paragraph>\n          </mainBody>\n        </doc>\n      </attachment>\n    </attachments>")
    w("  </statement>\n</akomaNtoso>")
    return "\n".join(o) + "\n"

# ---------------------------------------------------------------- flat ODT (source of docx, pdf, lo.html, rtf, doc)
FODT_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><meta:creation-date>2010-03-25T09:00:00</meta:creation-date><dc:date>2010-03-25T09:00:00</dc:date><dc:title>%(symbol)s</dc:title><dc:language>en-GB</dc:language></office:meta>
<office:font-face-decls><style:font-face style:name="Times New Roman" svg:font-family="'Times New Roman'" style:font-family-generic="roman" style:font-pitch="variable"/></office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph"><style:paragraph-properties fo:hyphenation-ladder-count="no-limit" style:tab-stop-distance="1.27cm" fo:widows="0" fo:orphans="0"/><style:text-properties style:font-name="Times New Roman" fo:font-size="%(size)s" fo:language="en" fo:country="GB"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Text_20_body" style:display-name="Text Body" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0.25cm" fo:text-align="justify" fo:text-indent="%(indent)s" fo:line-height="110%%"/></style:style>
<style:style style:name="Operative" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0.25cm" fo:text-align="justify" fo:line-height="110%%"/></style:style>
<style:style style:name="Mast" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties><style:tab-stops><style:tab-stop style:position="11.5cm"/></style:tab-stops></style:paragraph-properties></style:style>
<style:style style:name="Heading" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-top="0.4cm" fo:margin-bottom="0.3cm" fo:keep-with-next="always"/><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Heading" style:default-outline-level="1"><style:text-properties fo:font-size="13pt"/></style:style>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:parent-style-name="Heading" style:default-outline-level="2"><style:text-properties fo:font-size="12pt"/></style:style>
<style:style style:name="Closing" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="end"/><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="Footnote" style:family="paragraph" style:parent-style-name="Standard" style:class="extra"><style:paragraph-properties %(fnpar)s</style:paragraph-properties><style:text-properties fo:font-size="8.5pt"/></style:style>
<style:style style:name="Endnote" style:family="paragraph" style:parent-style-name="Standard" style:class="extra"><style:text-properties fo:font-size="8.5pt"/></style:style>
<style:style style:name="Header" style:family="paragraph" style:parent-style-name="Standard" style:class="extra"><style:paragraph-properties><style:tab-stops><style:tab-stop style:position="16cm" style:type="right"/></style:tab-stops></style:paragraph-properties><style:text-properties fo:font-size="9pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Footer" style:family="paragraph" style:parent-style-name="Standard" style:class="extra"><style:paragraph-properties><style:tab-stops><style:tab-stop style:position="16cm" style:type="right"/></style:tab-stops></style:paragraph-properties><style:text-properties fo:font-size="9pt"/></style:style>
<style:style style:name="Cell" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="10pt"/></style:style>
<style:style style:name="Emphasis" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="Footnote_20_anchor" style:display-name="Footnote anchor" style:family="text"><style:text-properties style:text-position="super 58%%"/></style:style>
<style:style style:name="Footnote_20_Symbol" style:display-name="Footnote Symbol" style:family="text"><style:text-properties style:text-position="super 58%%"/></style:style>
<style:style style:name="NoteMark" style:family="text"><style:text-properties style:text-position="super 65%%"/></style:style>
<style:style style:name="Endnote_20_anchor" style:display-name="Endnote anchor" style:family="text"><style:text-properties style:text-position="super 58%%"/></style:style>
<text:notes-configuration text:note-class="footnote" text:citation-style-name="%(nstyle)s" text:citation-body-style-name="Footnote_20_anchor" style:num-format="1" text:start-value="0" text:footnotes-position="page" text:start-numbering-at="document"/>
<text:notes-configuration text:note-class="endnote" text:citation-style-name="Footnote_20_Symbol" text:citation-body-style-name="Endnote_20_anchor" style:num-format="1" text:start-value="0"/>
</office:styles>
<office:automatic-styles>
<text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="%(t1)s" fo:text-indent="%(i1)s" fo:margin-left="0cm"/></style:list-level-properties></text:list-level-style-number>
<text:list-level-style-number text:level="2" style:num-prefix="(" style:num-suffix=")" style:num-format="a"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="%(t2)s" fo:text-indent="%(i2)s" fo:margin-left="0cm"/></style:list-level-properties></text:list-level-style-number>
<text:list-level-style-number text:level="3" style:num-prefix="(" style:num-suffix=")" style:num-format="i"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="3.81cm" fo:text-indent="-0.63cm" fo:margin-left="3.81cm"/></style:list-level-properties></text:list-level-style-number>
</text:list-style>
<style:style style:name="FirstPage" style:family="paragraph" style:parent-style-name="Mast" style:master-page-name="First"><style:paragraph-properties style:page-number="auto"><style:tab-stops><style:tab-stop style:position="11.5cm"/></style:tab-stops></style:paragraph-properties></style:style>
<style:style style:name="Tab1" style:family="table"><style:table-properties style:width="16cm" table:align="margins"/></style:style>
<style:style style:name="ColA" style:family="table-column"><style:table-column-properties style:column-width="4.2cm"/></style:style>
<style:style style:name="ColB" style:family="table-column"><style:table-column-properties style:column-width="6.8cm"/></style:style>
<style:style style:name="ColC" style:family="table-column"><style:table-column-properties style:column-width="5cm"/></style:style>
<style:style style:name="C1" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" fo:border="0.5pt solid #000000"/></style:style>
<style:style style:name="Cols" style:family="section"><style:section-properties text:dont-balance-text-columns="false"><style:columns fo:column-count="2" fo:column-gap="0.8cm"/></style:section-properties></style:style>
<style:page-layout style:name="pm1"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2cm" fo:margin-bottom="1.8cm" fo:margin-left="2.5cm" fo:margin-right="2.5cm"><style:footnote-sep style:width="0.018cm" style:distance-before-sep="0.2cm" style:distance-after-sep="0.15cm" style:line-style="solid" style:adjustment="left" style:rel-width="25%%" style:color="#000000"/>%(cols)s</style:page-layout-properties><style:header-style><style:header-footer-properties fo:min-height="0.5cm" fo:margin-bottom="0.6cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="0.5cm" fo:margin-top="0.5cm"/></style:footer-style></style:page-layout>
<style:page-layout style:name="pm2"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2cm" fo:margin-bottom="1.8cm" fo:margin-left="2.5cm" fo:margin-right="2.5cm"><style:footnote-sep style:width="0.018cm" style:distance-before-sep="0.2cm" style:distance-after-sep="0.15cm" style:line-style="solid" style:adjustment="left" style:rel-width="25%%" style:color="#000000"/>%(cols)s</style:page-layout-properties><style:header-style/><style:footer-style><style:header-footer-properties fo:min-height="0.5cm" fo:margin-top="0.5cm"/></style:footer-style></style:page-layout>
</office:automatic-styles>
<office:master-styles>
<style:master-page style:name="Standard" style:page-layout-name="pm1"><style:header><text:p text:style-name="Header">%(header)s</text:p></style:header><style:footer><text:p text:style-name="Footer">%(footer)s</text:p></style:footer></style:master-page>
<style:master-page style:name="First" style:display-name="First Page" style:page-layout-name="pm2" style:next-style-name="Standard"><style:footer><text:p text:style-name="Footer">%(footer1)s</text:p></style:footer></style:master-page>
</office:master-styles>
<office:body><office:text>
"""
PAGE = '<text:page-number text:select-page="current">2</text:page-number>/<text:page-count>2</text:page-count>'
LEAD = [""]
def f_inline(s, notes, cls="footnote"):
    r = ""
    for k, v, a in toks(s):
        if k in "ta": r += esc(typo(v))
        elif k == "i": r += f'<text:span text:style-name="Emphasis">{esc(typo(v))}</text:span>'
        else:
            st = "Footnote" if cls == "footnote" else "Endnote"
            r += (f'<text:note text:id="{cls[0]}tn{v}" text:note-class="{cls}"><text:note-citation>{v}</text:note-citation>'
                  f'<text:note-body><text:p text:style-name="{st}">{LEAD[0]}{f_inline(notes[v], notes)}</text:p></text:note-body></text:note>')
    return r
def f_list(ops, notes):
    def p(s): return f'<text:p text:style-name="Operative">{f_inline(s, notes)}</text:p>'
    def lst(items, top):
        r = '<text:list text:style-name="L1">\n' if top else "<text:list>\n"
        for o in items:
            t, subs = o if isinstance(o, tuple) else (o, [])
            r += f"<text:list-item>{p(t)}{lst(subs, False) if subs else ''}</text:list-item>\n"
        return r + "</text:list>\n"
    return lst(ops, True)
LAYOUT = dict(A_RES_64_374=dict(size="12pt", fnpar='fo:margin-left="0.5cm" fo:text-indent="-0.5cm" text:number-lines="false">', fnlead="", nstyle="Footnote_20_Symbol", indent="1.27cm", t1="2.54cm", i1="1.27cm", t2="3.17cm", i2="1.9cm", cols=""),
              A_RES_64_371=dict(size="12pt", fnpar='fo:text-indent="0.6cm"><style:tab-stops><style:tab-stop style:position="1.1cm"/></style:tab-stops>', fnlead="<text:tab/>", nstyle="NoteMark", indent="1.27cm", t1="2.54cm", i1="1.27cm", t2="3.17cm", i2="1.9cm", cols=""))
def fodt(d):
    N = d["notes"]; tp = lambda st, s: f'<text:p text:style-name="{st}">{s}</text:p>\n'
    LEAD[0] = LAYOUT[d["name"]]["fnlead"]
    h = dict(LAYOUT[d["name"]], symbol=d["symbol"], header=f'{d["symbol"]}<text:tab/>{esc(d["title"])}' if d["name"].endswith("374") else d["symbol"],
             footer=f'{d["job"]}<text:tab/>{PAGE}' if d["name"].endswith("374") else f"<text:tab/>{PAGE}",
             footer1=f'{d["job"]} (E)<text:tab/>Please recycle' if d["name"].endswith("371") else f'{d["job"]} (E)<text:tab/>{PAGE}')
    o = FODT_HEAD % h
    o += tp("FirstPage", f'United Nations<text:tab/>{d["symbol"]}') + tp("Mast", "") + tp("Mast", "<text:span>General Assembly</text:span><text:tab/>Distr.: General")
    o += tp("Mast", f'<text:tab/>{d["distr"]}') + tp("Mast", "") + tp("Mast", d["session"]) + tp("Mast", d["agenda"])
    o += f'<text:h text:style-name="Heading_20_1" text:outline-level="1">Resolution adopted by the General Assembly on {d["adopted"]}</text:h>\n'
    o += tp("Text_20_body", f_inline(d["origin"], N))
    o += f'<text:h text:style-name="Heading_20_2" text:outline-level="2">{d["number"]} {esc(d["title"])}</text:h>\n'
    o += tp("Text_20_body", '<text:span text:style-name="Emphasis">The General Assembly</text:span>,')
    for s in d["preamble"]: o += tp("Text_20_body", f_inline(s, N))
    o += f_list(d["operative"], N)
    o += tp("Closing", d["meeting"]) + tp("Closing", d["adopted"])
    a = d["annex"]
    if a:
        o += '<text:h text:style-name="Heading_20_1" text:outline-level="1">Annex</text:h>\n'
        o += f'<text:h text:style-name="Heading_20_2" text:outline-level="2">{esc(a["title"])}</text:h>\n'
        for s in a["paras"]: o += tp("Text_20_body", f_inline(s, N))
        o += '<table:table table:name="Table1" table:style-name="Tab1"><table:table-column table:style-name="ColA"/><table:table-column table:style-name="ColB"/><table:table-column table:style-name="ColC"/>\n'
        for r, row in enumerate(a["table"]):
            cells = "".join(f'<table:table-cell table:style-name="C1" office:value-type="string"><text:p text:style-name="Cell">{f_inline("*%s*" % c if r == 0 else c, N)}</text:p></table:table-cell>' for c in row)
            o += f"<table:table-row>{cells}</table:table-row>\n"
        o += "</table:table>\n" + tp("Standard", "")
    return o + "</office:text></office:body></office:document>\n"

if __name__ == "__main__":
    os.makedirs(OUT, exist_ok=True)
    for d in DOCS:
        used = []
        allt = [d["origin"]] + d["preamble"] + [t for _, _, t in walk(d["operative"])] + ([c for r in d["annex"]["table"] for c in r] if d["annex"] else [])
        for s in allt: used += [int(x) for x in re.findall(r"\[\^(\d+)\]", s)]
        assert used == sorted(d["notes"]), used
        first = d["name"].endswith("374")
        def put(ext, s, where=OUT): open(os.path.join(where, d["name"] + ext), "w", encoding="utf-8").write(s)
        put(".txt", txt(d, first)); put(".md", md(d, first)); put(".html", htm(d, first)); put(".xml", xml(d))
        put(".fodt", fodt(d), HERE)
