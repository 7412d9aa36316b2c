#!/usr/bin/env python3
"""Small DOCX files, each with one feature, written part by part as Word writes them."""
import os, zipfile
OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
NS = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
      'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
      'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
      'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w10="urn:schemas-microsoft-com:office:word"')
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
STYLES = f"""{XML}<w:styles {NS}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="SingleTxt"><w:name w:val="__Single Txt"/><w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="both"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="ParaNo"><w:name w:val="Para No"/><w:basedOn w:val="SingleTxt"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="17"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="EndnoteReference"><w:name w:val="endnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="EndnoteText"><w:name w:val="endnote text"/><w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="17"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0000FF"/><w:u w:val="single"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/><w:rPr><w:sz w:val="16"/></w:rPr></w:style>
<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4"/><w:left w:val="single" w:sz="4"/><w:bottom w:val="single" w:sz="4"/><w:right w:val="single" w:sz="4"/><w:insideH w:val="single" w:sz="4"/><w:insideV w:val="single" w:sz="4"/></w:tblBorders></w:tblPr></w:style>
</w:styles>"""
SECT = '<w:sectPr>%s<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1417" w:bottom="1134" w:left="1417" w:header="600" w:footer="600" w:gutter="0"/></w:sectPr>'
ROOT = dict(footnotes="footnotes", endnotes="endnotes", numbering="numbering", comments="comments", header="hdr", footer="ftr")
def save(name, body, parts={}, links={}, sect=""):
    """parts: part name -> inner XML; links: rId -> url"""
    ct = [f'<Override PartName="/word/document.xml" ContentType="{WML}document.main+xml"/>', f'<Override PartName="/word/styles.xml" ContentType="{WML}styles+xml"/>']
    rl = [f'<Relationship Id="rId1" Type="{REL}styles" Target="styles.xml"/>']
    files = {}
    for n, (p, inner) in enumerate(parts.items(), 2):
        kind = p.rstrip("0123456789"); root = ROOT[kind]
        ct.append(f'<Override PartName="/word/{p}.xml" ContentType="{WML}{kind}+xml"/>')
        rl.append(f'<Relationship Id="rId{n}" Type="{REL}{kind}" Target="{p}.xml"/>')
        files[f"word/{p}.xml"] = f"{XML}<w:{root} {NS}>{inner}</w:{root}>"
    for i, u in links.items(): rl.append(f'<Relationship Id="{i}" Type="{REL}hyperlink" Target="{u}" TargetMode="External"/>')
    allf = {"[Content_Types].xml": f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{"".join(ct)}</Types>',
        "_rels/.rels": f'{XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{REL}officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"{XML}<w:document {NS}><w:body>{body}{SECT % sect}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'{XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(rl)}</Relationships>',
        "word/styles.xml": STYLES, **files}
    with zipfile.ZipFile(os.path.join(OUT, name), "w", zipfile.ZIP_DEFLATED) as z:
        for n, x in allf.items():
            i = zipfile.ZipInfo(n, (2010, 3, 25, 9, 0, 0)); i.compress_type = zipfile.ZIP_DEFLATED; i.external_attr = 0o644 << 16
            z.writestr(i, x)
def t(s, rpr="", tag="t"): return f'<w:r>{f"<w:rPr>{rpr}</w:rPr>" if rpr else ""}<w:{tag} xml:space="preserve">{s}</w:{tag}></w:r>'
def i(s): return t(s, "<w:i/>")
def p(*runs, style="SingleTxt", ppr=""): return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{ppr}</w:pPr>{"".join(runs)}</w:p>'
def num(n, lv, *runs): return p(*runs, ppr=f'<w:numPr><w:ilvl w:val="{lv}"/><w:numId w:val="{n}"/></w:numPr>')
GA = p(i("The General Assembly"), t(","))
WHO = 'w:author="Editor" w:date="2010-03-25T09:00:00Z"'
def notes(kind, d):
    K = kind.capitalize()
    s = f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}><w:{kind} w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:{kind}>'
    for n, runs in d.items(): s += f'<w:{kind} w:id="{n}"><w:p><w:pPr><w:pStyle w:val="{K}Text"/></w:pPr><w:r><w:rPr><w:rStyle w:val="{K}Reference"/></w:rPr><w:{kind}Ref/></w:r>{t(" ")}{runs}</w:p></w:{kind}>'
    return s
def ref(kind, n): return f'<w:r><w:rPr><w:rStyle w:val="{kind.capitalize()}Reference"/></w:rPr><w:{kind}Reference w:id="{n}"/></w:r>'
def ins(n, x): return f'<w:ins w:id="{n}" {WHO}>{x}</w:ins>'
def dele(n, s): return f'<w:del w:id="{n}" {WHO}>{t(s, tag="delText")}</w:del>'

# ---- tracked: what is inserted counts, what is deleted does not
save("tracked.docx", GA +
    p(i("Recalling"), t(" its resolutions 62/160 of 18 December 2007 and "), dele(1, "63/181"), ins(2, t("63/182")), t(" of 18 December 2008, and noting that bread has been revised since,")) +
    p(dele(3, "Recalling also Security Council resolution 1267 (1999) of 15 October 1999,"), ppr=f'<w:rPr><w:del w:id="4" {WHO}/></w:rPr>') +
    p(ins(5, i("Recalling also") + t(" Security Council resolution 1325 (2000) of 31 October 2000,")), ppr=f'<w:rPr><w:ins w:id="6" {WHO}/></w:rPr>') +
    p(t("1.\u2003"), i("Decides"), t(" to read together with the present resolution its resolution 64/37"), dele(7, "1"), ins(8, t("2")), t(" of 18 December 2009;")) +
    f'<w:p><w:pPr><w:pStyle w:val="SingleTxt"/></w:pPr><w:moveFromRangeStart w:id="9" w:name="move1" {WHO}/><w:moveFrom w:id="10" {WHO}>{t("See also decision 63/391. ")}</w:moveFrom><w:moveFromRangeEnd w:id="9"/>{t("2.")}{t(chr(0x2003))}{i("Requests")}{t(" bakers to keep the earlier loaf for comparison. ")}<w:moveToRangeStart w:id="11" w:name="move1" {WHO}/><w:moveTo w:id="12" {WHO}>{t("See also decision 63/391.")}</w:moveTo><w:moveToRangeEnd w:id="11"/></w:p>' +
    p(f'<w:r><w:rPr><w:b/><w:rPrChange w:id="13" {WHO}><w:rPr/></w:rPrChange></w:rPr><w:t>A/64/9728</w:t></w:r>', t(" has changed its weight only.")))

# ---- textbox: Word writes the same text twice, as a shape and as VML for old readers
inner = p(i("See also"), t(" resolution 64/371 of 18 December 2009 and the report on lights (A/64/9720 and Add.1)."), style="Normal")
box = f"""<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="45720" distB="45720" distL="114300" distR="114300" simplePos="0" relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>3600000</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>600000</wp:posOffset></wp:positionV><wp:extent cx="2160000" cy="900000"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapSquare wrapText="bothSides"/><wp:docPr id="1" name="Text Box 1"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2160000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape id="Text_x0020_Box_x0020_1" style="position:absolute;margin-left:283pt;margin-top:47pt;width:170pt;height:71pt"><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"""
save("textbox.docx", GA +
    p(i("Recalling"), t(" its resolution "), box, t("63/180 of 18 December 2008, beside which a box has been drawn,")) +
    p(t("1.\u2003"), i("Takes note"), t(" of document A/64/9724, which stands outside the box.")))

# ---- table
def tc(*ps, pr=""): return f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/>{pr}</w:tcPr>{"".join(ps)}</w:tc>'
def c(s, pr=""): return tc(p(*([s] if s.startswith("<") else [t(s)]), style="Normal"), pr=pr)
def tr(*cs, head=False): return f'<w:tr>{"<w:trPr><w:tblHeader/></w:trPr>" if head else ""}{"".join(cs)}</w:tr>'
GRID = '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>%s</w:tbl>'
save("table.docx", p(t("Table 1. Bridges and the texts which they support"), style="Heading1") +
    GRID % (tr(c("Bridge"), c("Resolution"), c("Report"), head=True) +
      tr(c("Long Bridge"), c("Resolution 63/180 of 18 December 2008"), c("A/64/9724 and Add.1")) +
      tr(tc(p(t("Bakers\u2019 Footbridge"), style="Normal"), p(t("(see resolution 64/371)"), style="Normal"), pr='<w:vMerge w:val="restart"/>'), c("S/RES/1325 (2000)"), c(t("A/64/9725") + ref("footnote", 1))) +
      tr(c("", '<w:vMerge/>'), c("Council decision 2005/312"), c("E/2009/9731")) +
      tr(c("All bridges: see resolutions 55/2, 60/1 and 60/251", '<w:gridSpan w:val="2"/>'), tc(GRID % tr(c("A/64/9726"), c("annex II"), c("p. 3")), p(style="Normal")))) +
    p(t("The table is without prejudice to resolution 64/372.")),
    {"footnotes": notes("footnote", {1: t("See also A/C.5/64/9702.")})})

# ---- endnotes, which Word numbers i, ii, iii unless told otherwise; and one footnote
save("endnotes.docx", GA +
    p(i("Recalling"), t(" the Universal Declaration of Human Rights,"), ref("endnote", 1), t(" its resolution 63/180"), ref("endnote", 2), t(" and the Convention on Road Traffic"), ref("endnote", 3), t(", and noting"), ref("footnote", 1), t(" that endnotes are read last,")) +
    p(t("1.\u2003"), i("Bears in mind"), t(" the Convention on Road Signs and Signals"), ref("endnote", 4), t(" and the report of the Secretary-General"), ref("endnote", 5), t(" on early crossings.")),
    {"endnotes": notes("endnote", {1: t("Resolution 217 A (III)."), 2: t("See also resolutions 61/168 and 62/160."), 3: t("United Nations, ") + i("Treaty Series") + t(", vol. 1042, No. 15705."), 4: i("Ibid.") + t(", vol. 1091, No. 16743."), 5: t("A/64/9724 and Add.1 and 2.")}),
     "footnotes": notes("footnote", {1: t("See A/64/PV.65, p. 3.")})})

# ---- fields
def fld(instr, *result): return f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{t(" " + instr + " ", tag="instrText")}<w:r><w:fldChar w:fldCharType="separate"/></w:r>{"".join(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
H = '<w:rStyle w:val="Hyperlink"/>'
save("fields.docx", GA +
    p(i("Recalling"), t(" its resolutions "), fld('HYPERLINK "https://undocs.org/en/A/RES/63/180"', t("63/180", H)), t(" of 18 December 2008 and "),
      f'<w:hyperlink r:id="rIdA" w:history="1">{t("64/3", H)}{t("71", H)}</w:hyperlink>', t(" of 18 December 2009,")) +
    p(t("1.\u2003"), '<w:bookmarkStart w:id="1" w:name="_Ref1"/>', i("Welcomes"), t(" the report contained in document "), '<w:bookmarkStart w:id="2" w:name="_Ref2"/>', t("A/64/9724"), '<w:bookmarkEnd w:id="2"/>', t(";"), '<w:bookmarkEnd w:id="1"/>') +
    p(t("2.\u2003"), i("Decides"), t(" to consider "), fld(r"REF _Ref2 \h", t("A/64/9724")), t(" together with "),
      f'<w:fldSimple w:instr=" REF sym \\* MERGEFORMAT ">{t("A/64/9725")}</w:fldSimple>', t(" and its resolution "),
      # a field within a field's code: IF { PAGE } > 1 ...; only the result is text
      f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{t(" IF ", tag="instrText")}{fld("PAGE", t("1"))}{t(" &gt; 1 &quot;61/998&quot; &quot;64/372&quot; ", tag="instrText")}<w:r><w:fldChar w:fldCharType="separate"/></w:r>{t("64/372")}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
      t(", in the light of paragraph "), fld(r"REF _Ref1 \r \h", t("1")), t(" above (see page "), fld(r"PAGEREF _Ref1 \h", t("1")), t(").")) +
    p(f'<w:hyperlink w:anchor="_Ref2">{t("Back to the report", H)}</w:hyperlink>'),
    links={"rIdA": "https://undocs.org/en/A/RES/64/371"})

# ---- numbering
def lvl(n, fmt, txt, ind, start=1, extra=""): return f'<w:lvl w:ilvl="{n}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>{extra}<w:lvlText w:val="{txt}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{ind}" w:hanging="567"/></w:pPr></w:lvl>'
NUM = ('<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>' + lvl(0, "decimal", "%1.", 567, extra='<w:pStyle w:val="ParaNo"/>') + lvl(1, "lowerLetter", "(%2)", 1134) + lvl(2, "lowerRoman", "(%3)", 1701) + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>' + lvl(0, "upperRoman", "%1.", 567) + lvl(1, "upperLetter", "%2.", 1134) + lvl(2, "decimal", "%1.%3", 1701, extra="<w:isLgl/>") + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="singleLevel"/>' + lvl(0, "bullet", "\u2022", 567) + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num><w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="5"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="12"/></w:lvlOverride></w:num>')
LABELS = []
def N(label, n, lv, *runs): LABELS.append(label); return num(n, lv, *runs)
body = p(i("The General Assembly"), t(","), style="Heading1")
body += N("I.", 2, 0, t("Bridges")) 
body += N("1.", 1, 0, i("Recalls"), t(" its resolution 63/180 of 18 December 2008;"))
body += N("2.", 1, 0, i("Calls upon"), t(" Member States:"))
body += N("(a)", 1, 1, t("To apply Security Council resolution 1325 (2000):"))
body += N("(i)", 1, 2, t("On bridges, in accordance with paragraph 2 of resolution 64/371;"))
body += N("(ii)", 1, 2, t("On ferries, in accordance with resolution 64/372;"))
body += N("(b)", 1, 1, t("To leave resolution 60/1 as it is;"))
body += p(t("A plain paragraph stands here without a number, and cites A/64/9724."))
LABELS.append("3."); body += p(i("Takes note"), t(" of decision 63/391, the number of this paragraph coming from its style;"), style="ParaNo")
body += N("(a)", 1, 1, t("In so far as it concerns resolution 55/2;"))
body += p(i("Adds"), t(" this paragraph, whose style would number it but whose number was taken off, concerning resolution 60/251;"), style="ParaNo", ppr='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>')
body += N("4.", 1, 0, i("Requests"), t(" the Secretary-General to report on paragraph 2 (a) (ii) above."))
body += N("II.", 2, 0, t("Bakeries"))
body += N("A.", 2, 1, t("Bread"))
body += N("1.", 3, 0, i("Recalls"), t(" its resolution 62/160 of 18 December 2007;"))
body += N("2.", 3, 0, i("Recalls also"), t(" paragraph 4 of section I above;"))
body += N("\u2022", 4, 0, t("A bullet which cites A/64/9725;"))
body += N("B.", 2, 1, t("Rolls"))
body += N("2.1", 2, 2, t("A number in two parts, which cites resolution 47/373 B;"))
body += N("III.", 2, 0, t("Brass bands"))
body += N("12.", 5, 0, i("Resumes"), t(" at twelve, in the light of resolution 64/374."))
save("numbering.docx", body, {"numbering": NUM})

# ---- runs: what an editor leaves behind within one paragraph
save("runs.docx", GA +
    p(i("Recal"), i("ling"), t(" its resolu"), '<w:proofErr w:type="spellStart"/>', t("tions 63"), t("/"), '<w:bookmarkStart w:id="1" w:name="_GoBack"/>', t("1"), '<w:bookmarkEnd w:id="1"/>', t("80", "<w:b/>"), '<w:proofErr w:type="spellEnd"/>',
      f'<w:r><w:footnoteReference w:id="1"/></w:r>', t(" and 64/371"), t("2", "<w:vertAlign w:val=\"superscript\"/>"), t(" (typed small by hand), as well as Security Council resolution 1325\u00a0(2000),")) +
    p(i("Noting"), t(" document A/64/9721"), "<w:r><w:noBreakHyphen/></w:r>", t("S/2009/9721, General As"), "<w:r><w:softHyphen/></w:r>", t("sembly resolution 60/"), "<w:r><w:br/></w:r>", t("251 of 15 March 2006,"), '<w:r><w:tab/></w:r>', t("E/2009/9731 "), '<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>', t(" and "),
      f'<w:smartTag w:uri="urn:x" w:element="place">{t("Council")}</w:smartTag>', t(" decision 2005/312,")) +
    f'<w:sdt><w:sdtPr><w:alias w:val="Paragraph"/></w:sdtPr><w:sdtContent>{p(t("1."), "<w:r><w:tab/></w:r>", i("Decides"), t(" in a content control to recall its resolution 64/372;"))}</w:sdtContent></w:sdt>' +
    p(t("2."), "<w:r><w:tab/></w:r>", '<w:commentRangeStart w:id="0"/>', i("Requests"), '<w:commentRangeEnd w:id="0"/>', '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="0"/></w:r>',
      t(" a report on A/64/9724"), t(" and on resolution 61/997, which is hidden", "<w:vanish/>"), t(". TYPED IN CAPITALS: RESOLUTION 55/2", ""), t(" and security council resolution 1540 (2004) whose capitals are only for the eye", "<w:caps/>"), t(".")),
    {"footnotes": notes("footnote", {1: t("See A/64/53, chap. II.")}),
     "comments": f'<w:comment w:id="0" {WHO} w:initials="E">{p(t("Should this not be resolution 61/996?"), style="Normal")}</w:comment>',
     "header1": p(t("A/RES/64/376"), style="Normal"), "footer1": p(t("09-47376"), style="Normal")},
    sect='<w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>')
open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "numbering.labels"), "w").write("\n".join(LABELS) + "\n")
