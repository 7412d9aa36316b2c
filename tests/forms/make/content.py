"""The two model documents, once.  Mini-markup inside strings:
*...* italics; [^5] footnote mark; {{text|target}} a link (target a symbol, or an /akn/ path: an AKN <ref>);
~ no-break space and U+2011 no-break hyphen (kept in docx/pdf/html/xml, plain in txt/md);
straight quotes (curled in docx/pdf/lo.html/xml)."""

DOC374 = dict(
    name="A_RES_64_374", symbol="A/RES/64/374", number="64/374.", title="Bridges, bakeries and brass bands",
    distr="25 March 2010", distr_iso="2010-03-25", session="Sixty-fourth session", session_no="64",
    agenda="Agenda item 52 (b)", adopted="18 December 2009", date_iso="2009-12-18", job="09-47374",
    origin="[on the report of the Second Committee ({{A/64/9424/Add.2|A/64/9424/Add.2}})]",
    meeting="65th plenary meeting", meeting_no="65th",
    preamble=[
        "*Guided* by the purposes of the Charter of the United Nations, in particular Article 1, paragraph 4, under which the Organization is to be a centre for harmonizing the actions of nations, a task that brass bands have attempted with fewer members,",
        "*Recalling* the Universal Declaration of Human Rights,[^1] the International Covenant on Economic, Social and Cultural Rights[^2] and the Convention on the Rights of the Child,[^3] none of which describes bread as optional,",
        "*Recalling also* its resolutions 55/2 of 8 September 2000, 60/1 of 16 September 2005 and {{63/180|A/RES/63/180}}[^4] of 18 December 2008, and Human Rights Council resolution 10/6 of 26 March 2009,[^5] and stressing that cooperation begins with whoever gets up first,",
        "*Recalling further* its resolution 47/373~A of 18 December 1992 and its resolutions 64/371 and {{64/372|/akn/un/statement/deliberation/unga/2009-12-18/64-372}} of 18 December 2009, entitled \"Cooperation among lighthouse services\" and \"Libraries as places of dialogue\", neither of which mentions breakfast,",
        "*Reaffirming* the Vienna Declaration and Programme of Action[^6], the United Nations Millennium Declaration[^7] and the Declaration on the Right to Development, contained in the annex to its resolution {{41/128|A/RES/41/128}} of 4 December 1986,",
        "*Noting* Security Council resolutions 2964 (1964) of 9 June 1964 and {{1325 (2000)|S/RES/1325(2000)}}[^8] of 31 October 2000, the former of which was read aloud on a bridge and could not be heard for the tuba,",
        "*Bearing in mind* the Convention on Road Traffic, done at Vienna on 8 November 1968,[^9] and the Convention on Road Signs and Signals of the same date,[^10] and regretting that no sign has been agreed upon for an approaching trombone,",
        "*Considering* that the Convention for the Safeguarding of the Intangible Cultural Heritage[^11] protects the smell of a bakery only in so far as communities recognize it, and that communities do so from some distance,",
    ],
    operative=[
        "*Affirms* that a bridge belongs to both of its ends, and that the smell of bread may cross it in either direction without a visa;",
        "*Welcomes* the report of the Secretary-General on early crossings[^12] and the scale of notes annexed thereto,[^13] submitted pursuant to paragraph 14 of its resolution 63/374[^14];",
        ("*Calls upon* Member States:", [
            "To keep open, before six o'clock in the morning, every bridge that leads to a bakery, in conformity with article 11, paragraph 2 (a), of the International Covenant on Economic, Social and Cultural Rights;",
            "To give effect to paragraphs 19 and 56 (o) of the 2005 World Summit Outcome while the rolls are still warm;",
            "To refrain from classifying the euphonium under Security Council resolution {{1540 (2004)|S/RES/1540(2004)}} of 28 April 2004, whatever its appearance in transit;"]),
        "*Urges* conductors to be guided by article 24 of the Universal Declaration of Human Rights and, where a band crosses an international watercourse, by the Convention on the Law of the Non-navigational Uses of International Watercourses, annexed to resolution {{51/229|/akn/un/statement/deliberation/unga/1997-05-21/51-229}} of 21 May 1997;",
        "*Takes note* of Economic and Social Council resolution 2006/99 of 28 July 2006 and of Council decision 2005/312 of 27 July 2005, and invites the Council to establish which of them is to be played first;",
        ("*Decides*:", [
            ("To establish a list of bridges that may be crossed with music, on the understanding that:", [
                "No bridge shall be entered which has been the subject of section II of its resolution 47/373~B of 20 September 1993;",
                "A ferry shall be deemed a bridge that has not made up its mind;"]),
            "To adopt the list contained in the annex to the present resolution and to keep it under review, in accordance with its decision 63/391 of 24 December 2008;"]),
        ("*Requests* the Secretary-General:", [
            "To bring the present resolution, together with resolution 64/371, to the attention of the Food and Agriculture Organization of the United Nations and of any band within hearing;",
            "To report thereon at its sixty-sixth session, taking into account document {{A/64/9726\u2011S/2009/9726|A/64/9726}} and the views of persons who live beside bridges;"]),
        "*Decides also* to include in the provisional agenda of its sixty-sixth session the item entitled \"Bridges, bakeries and brass bands\", and to take it up before lunch.",
    ],
    annex=dict(title="List of bridges that may be crossed with music",
        paras=["The following entries are made pursuant to paragraph 6 (a) of the present resolution. They are without prejudice to paragraph 5 of resolution 64/372 and to sleep."],
        table=[["Bridge", "Document", "Conditions"],
               ["Long Bridge, Meridon", "S/RES/2964 (1964), para. 3", "Trombones in single file"],
               ["Bakers' Footbridge", "{{A/64/9725|A/64/9725}} and Corr.1;[^15] resolution 64/371, para. 4", "Closed while the dough rises"],
               ["Oldest ferry", "E/2009/9731; Council decision 2005/312", "One march in each direction"],
               ["Customs Bridge", "Resolutions 55/2 and 60/251; A/C.5/64/9702/Add.1", "No drums (see decision 63/391)"]]),
    notes={
        1: "Resolution {{217 A (III)|A/RES/217(III)}}.",
        2: "See resolution 2200 A (XXI), annex.",
        3: "United Nations, *Treaty Series*, vol.~1577, No.~27531.",
        4: "See also resolutions 61/168 and 62/160, on the same subject.",
        5: "See *Official Records of the General Assembly, Sixty-fourth Session, Supplement No.~53* ({{A/64/53|A/64/53}}), chap.~II, sect.~A.",
        6: "A/CONF.157/24 (Part I), chap.~III.",
        7: "See resolution {{55/2|/akn/un/statement/deliberation/unga/2000-09-08/55-2}}.",
        8: "See also Security Council resolutions 1820 (2008), 1888 (2009) and 1889 (2009), and S/PRST/2008/39.",
        9: "United Nations, *Treaty Series*, vol.~1042, No.~15705.",
        10: "*Ibid.*, vol.~1091, No.~16743.",
        11: "*Ibid.*, vol.~2368, No.~42671.",
        12: "{{A/64/9724|A/64/9724}} and Add.1 and 2.",
        13: "*Ibid.*, annex.",
        14: "See also decision 63/392.",
        15: "Reissued for technical reasons, the first issue having been used to wrap loaves. See also A/64/PV.65, p.~3.",
    })

DOC371 = dict(
    name="A_RES_64_371", symbol="A/RES/64/371", number="64/371.", title="Cooperation among lighthouse services",
    distr="24 March 2010", distr_iso="2010-03-24", session="Sixty-fourth session", session_no="64",
    agenda="Agenda item 69 (b)", adopted="18 December 2009", date_iso="2009-12-18", job="09-47371",
    origin="[on the report of the Third Committee ({{A/64/9439/Add.2 (Part~II)|A/64/9439/Add.2(PartII)}})]",
    meeting="65th plenary meeting", meeting_no="65th",
    preamble=[
        "*Mindful* of the purposes which the Charter of the United Nations sets before its Members, in particular in Article 1, paragraph 3, and persuaded that they are easier to steer by when they are lit,",
        "*Recalling* the Vienna Declaration and Programme of Action, adopted by the World Conference on Human Rights on 25 June 1993,[^1] and the United Nations Millennium Declaration of 8 September 2000,[^2]",
        "*Recalling also* its resolution {{63/180|A/RES/63/180}} of 18 December 2008 and Human Rights Council resolution 10/6 of 26 March 2009[^3] on the enhancement of international cooperation in the field of human rights,",
        "*Recalling further* its resolutions 3971 (XXIX) of 29 November 1974, 46/372 of 17 December 1991, 47/373 A of 18 December 1992 and B of 20 September 1993, as well as Security Council resolution 2964 (1964) of 9 June 1964,",
        "*Noting* its resolution {{64/372|/akn/un/statement/deliberation/unga/2009-12-18/64-372}} of 18 December 2009, entitled \"Libraries as places of dialogue\", and the wish of keepers and librarians to learn from each other how to stay awake,",
        "*Considering* the World Conference against Racism, Racial Discrimination, Xenophobia and Related Intolerance, held at Durban, South Africa, from 31 August to 8 September 2001,[^4] and the Durban Review Conference, held at Geneva from 20 to 24 April 2009,[^5] both of which took place within sight of a lighthouse,",
        "*Bearing in mind* the United Nations Convention on the Law of the Sea,[^6] the International Convention for the Safety of Life at Sea, 1974,[^7] and the International Convention on Maritime Search and Rescue, 1979,[^8]",
        "*Noting with satisfaction* International Maritime Organization Assembly resolution A.706(17) of 6 November 1991 and World Health Assembly resolution 58.3 of 23 May 2005, which has spared several rocks a quarantine,",
    ],
    operative=[
        "*Reaffirms* that a light is shown to all vessels, whatever their flag, and that no keeper has yet found a way of showing it to some;",
        "*Welcomes* the report of the Secretary-General on lights and their keepers,[^9] submitted pursuant to paragraph 12 of resolution 63/374, and his note on foghorns;[^10]",
        "*Calls upon* States parties to the United Nations Convention on the Law of the Sea to give due publicity, as article 24, paragraph 2, of the Convention requires, to dangers which a lighthouse cannot show;",
        "*Recalls* the commitments set out in chapter I of the United Nations Millennium Declaration and in paragraphs 56 (o) and 76 to 87 of the 2005 World Summit Outcome,[^11] and notes that they do not mention lamps;",
        "*Urges* all services to take into account Security Council resolutions {{1325 (2000)|S/RES/1325(2000)}} of 31 October 2000 and {{1820 (2008)|S/RES/1820(2008)}} of 19 June 2008 when appointing keepers, and to end the practice of describing the keeper's wife as equipment;",
        "*Endorses* the conclusions of the Durban Review Conference in so far as they concern seafarers, and invites the Human Rights Council, established by its resolution {{60/251|/akn/un/statement/deliberation/unga/2006-03-15/60-251}} of 15 March 2006, to consider them in accordance with Council resolution 5/1 of 18 June 2007;",
        "*Decides* to extend until 31 December 2011 the arrangements made in its decision 63/391 of 24 December 2008, and to amend paragraph 2 (b) of that decision by deleting the word \"whale\";",
        "*Requests* the Secretary-General to report to it at its sixty-sixth session on the implementation of the present resolution and of resolution 64/372, in one document if the binding permits.",
    ],
    annex=None,
    notes={
        1: "{{A/CONF.157/24 (Part~I)|A/CONF.157/24(PartI)}}, chap.~III.",
        2: "See resolution {{55/2|A/RES/55/2}}.",
        3: "See *Official Records of the General Assembly, Sixty-fourth Session, Supplement No.~53* ({{A/64/53|A/64/53}}), chap.~II, sect.~A.",
        4: "See {{A/CONF.189/12|A/CONF.189/12}} and Corr.1, chap.~I.",
        5: "See A/CONF.211/8, chap.~I.",
        6: "United Nations, *Treaty Series*, vol.~1833, No.~31363.",
        7: "*Ibid.*, vol.~1184, No.~18961.",
        8: "*Ibid.*, vol.~1405, No.~23489.",
        9: "A/64/9720 and Add.1.",
        10: "A/64/9721\u2011S/2009/9721.",
        11: "See resolution {{60/1|/akn/un/statement/deliberation/unga/2005-09-16/60-1}}.",
    })

DOCS = [DOC374, DOC371]
