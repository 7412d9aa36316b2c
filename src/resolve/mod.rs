//! Mention to citation: whose resolution a number is, which instrument a name or short form means.
//!
//! Comes in: a [`Document`] and what was [`Found`] in it. Goes out: a [`Citation`] for each mention,
//! resolved, ambiguous with its candidates, or unresolved, each with the reason. Nothing is guessed
//! silently.

mod antecedent;
mod body;
mod clause;
mod reason;
mod reference;
mod titles;

use std::ops::Range;

use antecedent::{Antecedents, Decision, note_target};
pub use clause::clause;
pub use reason::Reason;
pub use reference::{Reference, Status, references};
pub use titles::Titles;

use crate::document::{Document, Mark, Region};
use crate::instrument::{BodyRef, Catalogue, Date, InstrumentId, Kind, Pinpoint, kebab};
use crate::lang::{Language, Languages};
use crate::mention::{Found, Mention, Numbered, Short, What};

/// What a citation points to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// One instrument.
    Resolved(InstrumentId),
    /// Several that fit as well, in natural order.
    Ambiguous(Vec<InstrumentId>),
    /// None that can be told.
    Unresolved,
}

/// A place that cites, with what it points to.
#[derive(Debug, Clone, PartialEq)]
pub struct Citation {
    /// Bytes of the text that it stands on.
    pub span: Range<u32>,
    /// Place of its paragraph in the document.
    pub paragraph: usize,
    /// The sort of instrument.
    pub kind: Kind,
    /// What it points to.
    pub target: Target,
    /// What decided that.
    pub reason: Reason,
    /// Whether only earlier text tells what is meant.
    pub short: bool,
    /// The date that stands with it.
    pub date: Option<Date>,
    /// The place inside the instrument that is named with it.
    pub pinpoint: Option<Pinpoint>,
    /// The verb of the clause: its bytes, and the word for its relation.
    pub verb: Option<Range<u32>>,
    /// What the citing clause does with the instrument; `cites` where no verb tells.
    pub relation: &'static str,
    /// Number of the note whose mark stands behind it.
    pub note: Option<u32>,
}

/// What resolving needs to know beside the document.
#[derive(Debug, Clone, Copy)]
pub struct Knowledge<'k> {
    /// Words of each language.
    pub languages: Languages<'k>,
    /// Named instruments.
    pub catalogue: &'k Catalogue,
    /// Its titles.
    pub titles: &'k Titles,
}

/// Resolves every mention of a document. References to the document itself are left out.
/// O(m · d) for m mentions and d different instruments among them, d being small.
#[must_use]
pub fn resolve(document: &Document, found: &Found, knowledge: Knowledge) -> Vec<Citation> {
    let mut resolver = Resolver {
        document,
        knowledge,
        mentions: &found.mentions,
        bodies: &found.bodies,
        antecedents: Antecedents::new(document),
        out: Vec::with_capacity(found.mentions.len()),
    };
    for mention in &found.mentions {
        resolver.add(mention);
    }
    let mut out = resolver.out;
    out.sort_by_key(|a| (a.span.start, a.span.end));
    out
}

struct Resolver<'d> {
    document: &'d Document<'d>,
    knowledge: Knowledge<'d>,
    /// Those of the notes come last; titles in the text look ahead to them.
    mentions: &'d [Mention],
    bodies: &'d [(u32, BodyRef)],
    antecedents: Antecedents,
    out: Vec<Citation>,
}

impl Resolver<'_> {
    fn add(&mut self, mention: &Mention) {
        let mark = self.document.mark_of(&mention.span);
        let note = mark.map(|mark| mark.number);
        let (kind, target, reason, short) = self.decide(mention, mark);
        let mut span = mention.span.clone();
        if matches!(mention.what, What::Pronoun { plural: true, .. }) {
            // "these resolutions" cites each of them.
            if let Target::Ambiguous(ids) = target {
                for id in ids {
                    self.put(mention, span.clone(), (kind, Target::Resolved(id), Reason::NamedBefore, true), note);
                }
                return;
            }
        }
        if let Target::Resolved(id) = &target {
            if self.is_own(id) {
                return;
            }
            self.antecedents.remember(id, mention, kind, short, self.knowledge);
        }
        if reason == Reason::NoInstrument || matches!(mention.what, What::Within(_)) {
            return;
        }
        if let What::Short(Short { start, .. }) = &mention.what
            && !short
            && span.contains(start)
        {
            span.start = *start;
        }
        self.put(mention, span, (kind, target, reason, short), note);
    }

    fn put(&mut self, mention: &Mention, span: Range<u32>, (kind, target, reason, short): Decision, note: Option<u32>) {
        let (verb, relation) = match &mention.clause {
            Some((verb, relation)) => (Some(verb.clone()), relation.as_str()),
            None => (None, "cites"),
        };
        let pinpoint = mention.pinpoint.clone();
        self.out.push(Citation {
            span,
            paragraph: mention.paragraph,
            kind,
            target,
            reason,
            short,
            date: mention.date,
            pinpoint,
            verb,
            relation,
            note,
        });
    }

    fn decide(&mut self, mention: &Mention, mark: Option<&Mark>) -> Decision {
        match &mention.what {
            What::Numbered(numbered) => {
                let (target, reason) = self.numbered(numbered, mention);
                (numbered.act.kind(), target, reason, false)
            }
            What::Symbol(id) => (id.kind(), Target::Resolved(id.clone()), Reason::Symbol, false),
            What::Registration(id) => (Kind::Treaty, Target::Resolved(id.clone()), Reason::Registration, false),
            What::Instrument(rows) | What::Within(rows) => self.of_catalogue(rows, mention),
            What::Ordinal { ordinal, title, rows } => self.of_series(*ordinal, title, rows),
            What::Title { title, kind } => {
                let kind = Kind::of_type_word(kind).unwrap_or(Kind::Named);
                if let Some(id) = title.as_deref().and_then(|title| self.of_body_named(title, mention)) {
                    return (kind, Target::Resolved(id), Reason::Possessor, true);
                }
                if let Some(id) = title.as_deref().and_then(|title| self.antecedents.beginning_with(title, self.knowledge)) {
                    return (kind, Target::Resolved(id), Reason::NamedBefore, true);
                }
                if title.as_deref().is_some_and(is_of_bare_body) {
                    return (kind, Target::Unresolved, Reason::NothingBefore, true);
                }
                let (target, reason) = self.of_title(title.as_deref(), kind, mark);
                (kind, target, reason, false)
            }
            What::Record => (Kind::Document, Target::Unresolved, Reason::WithoutSymbol, false),
            What::Ibid => self.ibid(mention),
            What::Short(short) => self.antecedents.of_short(short, mention, self.document, self.knowledge, self.bodies),
            What::Pronoun { act, plural } => self.antecedents.of_pronoun(act.kind(), *plural),
            What::Set => (Kind::Vague, Target::Unresolved, Reason::Set, false),
            What::Unnumbered(act) => (act.kind(), Target::Unresolved, Reason::WithoutNumber, false),
        }
    }

    fn numbered(&mut self, numbered: &Numbered, mention: &Mention) -> (Target, Reason) {
        let (target, reason, body) = body::decide(numbered, mention.date, &self.context(mention));
        if let Some(body) = body {
            self.antecedents.numbers.push((numbered.number.clone(), numbered.act, body));
        }
        (target, reason)
    }

    fn context<'c>(&'c self, mention: &'c Mention) -> body::Context<'c> {
        let front = &self.document.front;
        let before = self.bodies.partition_point(|(at, _)| *at < mention.span.start);
        body::Context {
            issuer: front.body,
            speakers: &front.speakers,
            issued: front.date,
            numbers: &self.antecedents.numbers,
            named: &self.bodies[..before],
            is_note: self.document.paragraphs[mention.paragraph].region == Region::Footnote,
        }
    }

    /// A name of the catalogue; where several rows bear it, the one that was meant before.
    fn of_catalogue(&self, rows: &[usize], mention: &Mention) -> Decision {
        let table = self.knowledge.catalogue.rows();
        if let [row] = *rows {
            return (table[row].kind(), Target::Resolved(self.knowledge.catalogue.id_of(row).clone()), Reason::Catalogue, false);
        }
        let mut fitting: Vec<usize> = rows.to_vec();
        if let Some(date) = mention.date
            && fitting.len() > 1
            && fitting.iter().any(|&row| table[row].date.is_some_and(|own| own.agrees_with(date)))
        {
            fitting.retain(|&row| table[row].date.is_some_and(|own| own.agrees_with(date)));
        }
        let kind = table[fitting[0]].kind();
        let mut ids: Vec<InstrumentId> = fitting.iter().map(|&row| self.knowledge.catalogue.id_of(row).clone()).collect();
        ids.sort();
        ids.dedup();
        match (ids.len(), ids.iter().find(|id| self.antecedents.knows(id)).cloned()) {
            (1, _) => (kind, Target::Resolved(ids.swap_remove(0)), Reason::Catalogue, false),
            (_, Some(id)) => (kind, Target::Resolved(id), Reason::NamedBefore, false),
            _ => (kind, Target::Ambiguous(ids), Reason::SeveralBearTheName, false),
        }
    }

    /// "third International Conference on …": the catalogue's row for it, or a node of its own.
    fn of_series(&self, ordinal: u16, title: &str, rows: &[usize]) -> Decision {
        // Titles of other languages lead to the English one.
        let title = if title.is_empty() { &self.knowledge.catalogue.rows()[rows[0]].title } else { title };
        let word = self.knowledge.languages.get(Language::English).ordinal(ordinal).unwrap_or_default();
        let id = InstrumentId::of_canonical(&kebab(&format!("{word} {title}")));
        let bare = self.knowledge.catalogue.id_of(rows[0]).clone();
        let known = self.knowledge.titles.by_title(id.as_str(), self.knowledge.catalogue);
        match known {
            Some(row) => (Kind::Conference, Target::Resolved(self.knowledge.catalogue.id_of(row).clone()), Reason::Catalogue, false),
            None if word.is_empty() => (Kind::Conference, Target::Resolved(bare), Reason::Catalogue, false),
            None => (Kind::Conference, Target::Resolved(id), Reason::Title, false),
        }
    }

    /// "the Statute of the Court": that of the body named before to which the bare word belongs.
    fn of_body_named(&self, title: &str, mention: &Mention) -> Option<InstrumentId> {
        let (head, word) = title.split_once(" of the ")?;
        if word.contains(' ') {
            return None;
        }
        let before = self.bodies.partition_point(|(at, _)| *at < mention.span.start);
        self.bodies[..before].iter().rev().filter(|(_, body)| body.get().name.split(' ').any(|part| part == word)).find_map(|(_, body)| {
            let id = InstrumentId::of_canonical(&kebab(&format!("{head} of the {}", body.get().name)));
            self.knowledge.catalogue.get(&id).map(|_| id)
        })
    }

    /// A title that the catalogue does not have. A declaration, programme or plan whose note is a
    /// resolution is that resolution (IDENTIFIERS: one instrument, several names).
    fn of_title(&self, title: Option<&str>, kind: Kind, mark: Option<&Mark>) -> (Target, Reason) {
        let Some(title) = title else { return (Target::Unresolved, Reason::WithoutTitle) };
        if let Some(id) = mark.filter(|_| kind == Kind::Named).and_then(|mark| self.of_note(mark)) {
            return (Target::Resolved(id), Reason::Footnote);
        }
        let slug = kebab(title);
        if slug.is_empty() {
            return (Target::Unresolved, Reason::WithoutTitle);
        }
        let known = if slug.len() > 40 { self.knowledge.titles.with_beginning(&slug, self.knowledge.catalogue) } else { None };
        match known {
            Some(row) => (Target::Resolved(self.knowledge.catalogue.id_of(row).clone()), Reason::Catalogue),
            None => (Target::Resolved(InstrumentId::of_canonical(&slug)), Reason::Title),
        }
    }

    /// The numbered resolution that a note is, if it is no more than that.
    fn of_note(&self, mark: &Mark) -> Option<InstrumentId> {
        let mention = note_target(self.document, &self.document.notes[mark.note], self.mentions)?;
        let What::Numbered(numbered) = &mention.what else { return None };
        // What was resolved before the title tells nothing of the note behind it.
        let context = body::Context { numbers: &[], ..self.context(mention) };
        match body::decide(numbered, mention.date, &context).0 {
            Target::Resolved(id) => Some(id),
            _ => None,
        }
    }

    /// What the note before cites last.
    fn ibid(&self, mention: &Mention) -> Decision {
        let own = self.document.paragraphs[mention.paragraph].note;
        // Citations are put down in the order of the paragraphs, so that few are looked at.
        let of = |paragraph: usize| {
            self.out.iter().rev().take_while(move |c| c.paragraph >= paragraph).filter(move |c| c.paragraph == paragraph)
        };
        let here = of(mention.paragraph).next();
        let before = own.and_then(|n| n.checked_sub(1)).and_then(|n| {
            let paragraph = self.document.notes.get(n)?.paragraph;
            of(paragraph).next()
        });
        // A note that cites several leaves open which of them is meant.
        let paragraph = here.or(before).map(|citation| citation.paragraph);
        let mut several: Vec<InstrumentId> = paragraph
            .into_iter()
            .flat_map(of)
            .filter_map(|c| if let Target::Resolved(id) = &c.target { Some(id.clone()) } else { None })
            .collect();
        several.sort();
        several.dedup();
        if here.is_none() && several.len() > 1 {
            return (Kind::Document, Target::Ambiguous(several), Reason::SeveralAsNear, true);
        }
        match here.or(before) {
            Some(Citation { target: Target::Resolved(id), kind, .. }) => (*kind, Target::Resolved(id.clone()), Reason::NoteBefore, true),
            Some(Citation { kind, .. }) => (*kind, Target::Unresolved, Reason::NoteBeforeUnresolved, true),
            None => (Kind::Document, Target::Unresolved, Reason::NoNoteBefore, true),
        }
    }

    /// Whether an identifier is the document's own.
    fn is_own(&self, id: &InstrumentId) -> bool {
        self.document.front.symbol.as_ref() == Some(id)
    }
}

/// "Regulations of the Fund": only earlier text tells whose.
fn is_of_bare_body(title: &str) -> bool {
    const BARE: [&str; 12] = [
        "Fund",
        "Committee",
        "Board",
        "Court",
        "Council",
        "Assembly",
        "Agency",
        "Organization",
        "Commission",
        "Conference",
        "Tribunal",
        "Authority",
    ];
    title.rsplit_once(" of the ").is_some_and(|(_, word)| BARE.contains(&word))
}
