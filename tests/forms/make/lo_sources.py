#!/usr/bin/env python3
"""Flat ODT sources of legacy.doc, rtf.rtf, twocolumns.pdf and the page that is scanned."""
import os, textwrap
from build import FODT_HEAD, f_inline, f_list, esc, PAGE, HERE
BASE = dict(size="11pt", indent="1.27cm", t1="2.54cm", i1="1.27cm", t2="3.17cm", i2="1.9cm", cols="", nstyle="NoteMark",
            fnpar='fo:text-indent="0cm">', footer1="", footer="", header="")
def P(s, N={}, st="Text_20_body"): return f'<text:p text:style-name="{st}">{f_inline(s, N)}</text:p>\n'
def H(s, n=1): return f'<text:h text:style-name="Heading_20_{n}" text:outline-level="{n}">{esc(s)}</text:h>\n'
def mast(sym, body, date, first="FirstPage"):
    return (f'<text:p text:style-name="{first}">United Nations<text:tab/>{sym}</text:p>\n<text:p text:style-name="Mast">{body}<text:tab/>Distr.: General</text:p>\n'
            f'<text:p text:style-name="Mast"><text:tab/>{date}</text:p>\n<text:p text:style-name="Mast"/>\n')
def table(rows, N):
    o = '<table:table table:name="Table1" table:style-name="Tab1"><table:table-column table:style-name="ColA"/><table:table-column table:style-name="ColB"/><table:table-column table:style-name="ColC"/>\n'
    for r in rows: o += "<table:table-row>" + "".join(f'<table:table-cell table:style-name="C1" office:value-type="string">{P(c, N, "Cell")}</table:table-cell>' for c in r) + "</table:table-row>\n"
    return o + "</table:table>\n"
def put(name, body, head={}, **kw):
    h = FODT_HEAD % dict(BASE, **kw)
    for a, b in head.items(): assert a in h; h = h.replace(a, b)
    open(os.path.join(HERE, name + ".fodt"), "w").write(h + body + "</office:text></office:body></office:document>\n")

N = {1: "Resolution 217 A (III).", 2: "*Ibid.*, article 24.", 3: "A/64/9724 and Add.1 and 2."}
put("legacy", mast("A/64/9727", "General Assembly", "26 March 2010") + H("Early crossings") + H("Note by the Secretariat", 2) +
    P("The present note is submitted pursuant to paragraph 7 (b) of General Assembly resolution 64/374 of 18 December 2009. It should be read with the Universal Declaration of Human Rights,[^1] in particular the right to rest,[^2] and with resolution 63/180.", N) +
    f_list(["The Secretariat recalls Security Council resolution 1325 (2000) of 31 October 2000, and notes:",
            ("The report on early crossings[^3] was received before the bakeries opened:", ["In accordance with Economic and Social Council decision 2005/312 of 27 July 2005;", "Not in accordance with section II of resolution 47/373~B;"]),
            "It has no further comments."], N) +
    table([["*Bridge*", "*Document*", "*Remarks*"], ["Long Bridge", "S/RES/2964 (1964), para. 3", "See also A/64/9725"]], N) + P("", st="Standard"), symbol="A/64/9727", header="A/64/9727", footer=f"10-29727<text:tab/>{PAGE}", footer1=f"10-29727 (E)<text:tab/>{PAGE}")

N = {1: "Economic and Social Council resolution 1996/31 of 25 July 1996.", 2: "*Ibid.*, para.~25.", 3: "See *Official Records of the Economic and Social Council, 1997, Supplement No.~3* (E/1997/23), chap.~II, sect.~A."}
put("rtf", mast("E/2009/9732", "Economic and Social Council", "30 June 2009") + H("Statement submitted by the Fanfare d'été de Zürich, a non-governmental organization in consultative status") +
    P("The Secretary-General has received the following statement, which is being circulated in accordance with paragraphs 36 and 37 of Council resolution 1996/31.[^1]", N) +
    P("Our society \u2013 a café, a boulangerie and forty-one brass players \u2013 welcomes General Assembly resolution 63/180 of 18 December 2008 and the \"Łódź principles\", and regrets that paragraph 25 thereof[^2] costs 2 \u20ac a copy.", N) +
    f_list(["We *ask* the Council to recall Commission on Human Rights resolution 1997/98[^3] and its own decision 2005/312;", ("We *ask also*:", ["That document E/2009/9731 be set to music;", "That Security Council resolution 1540 (2004) be not."])], N) +
    P("Zürich, 12 June 2009"),
    symbol="E/2009/9732", header="E/2009/9732", footer=f"<text:tab/>{PAGE}", footer1="09-39732 (E)")

N = {1: "See A/64/9724, para. 12.", 2: "See resolution 2200 A (XXI), annex.", 3: "*Ibid.*"}
put("twocolumns", '<text:h text:style-name="First1" text:outline-level="1">Crossing early: notes on the law of bridges</text:h>\n' + '<text:section text:style-name="Cols" text:name="Columns">' +
    P("The right of a trombone to cross a bridge before six in the morning has a longer history than is commonly supposed. Security Council resolution 2964 (1964) of 9 June 1964 already speaks of lights, and General Assembly resolution 3971 (XXIX) of 29 November 1974 of those who tend them. Neither speaks of bread.", N) +
    P("It was the General Assembly which, in paragraph 6 (a) of its resolution 64/374 of 18 December 2009, established a list of bridges that may be crossed with music. The Secretary-General had recommended no such thing.[^1] The Assembly relied on article 24 of the Universal Declaration of Human Rights and on article 11 of the International Covenant on Economic, Social and Cultural Rights;[^2] it recalled its resolutions 55/2, 60/1 and 63/180, and Human Rights Council resolution 10/6 of 26 March 2009.", N) +
    P("Commentators have asked whether the list extends to ferries. The annex to resolution 64/374 names one, with a reference to document E/2009/9731 and to Economic and Social Council decision 2005/312 of 27 July 2005; but the Convention on the Law of the Non-navigational Uses of International Watercourses, annexed to resolution 51/229 of 21 May 1997, is silent.", N) +
    H("The silence of the Convention", 2) +
    P("Silence, for a brass band, is not consent. In its resolution 1325 (2000) of 31 October 2000 the Security Council did not mention the tuba, and in its resolutions 1820 (2008) and 1888 (2009) it did not mention it again. The Covenant, which protects the rolls,[^3] is no help to those who have to hear the march that comes with them; and decision 63/391 of 24 December 2008, which might have settled the matter, was taken after lunch.", N) +
    P("What remains is comity. Paragraph 4 of resolution 64/371 invites services to notice commitments that do not mention lamps, and resolution 64/372 recommends a good map. With S/PRST/2008/39 and A/64/9726-S/2009/9726 in the other hand, a conductor may hope to reach the far bank while the bread is warm.", N) + "</text:section>",
    head={'<style:style style:name="Tab1"': '<style:style style:name="First1" style:family="paragraph" style:parent-style-name="Heading_20_1" style:master-page-name="First"/>\n<style:style style:name="Tab1"',
          'fo:country="GB"/>': 'fo:country="GB" fo:hyphenate="true" fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="2"/>',
          'fo:line-height="110%"': 'fo:line-height="100%"'},
    symbol="Crossing early", size="10.5pt", indent="0.5cm", footer=f"<text:tab/>{PAGE}", footer1="<text:tab/>117", fnpar='fo:margin-left="0cm">')

put("scan", mast("A/64/9729", "General Assembly", "29 March 2010") + H("Letter from a bridge-keeper") +
    P("I have the honour to refer to General Assembly resolution 64/374 of 18 December 2009 and to Security Council resolution 1325 (2000), both of which were delivered to my bridge by a band.") +
    P("I should be grateful if this letter could be circulated as a document of the Assembly, under item 52 (b), together with A/64/9725 and Corr.1."), symbol="A/64/9729", size="13pt", head={'fo:text-align="justify"': 'fo:text-align="start"'})
