//! What was named before: antecedents of short forms, and what a note is for the title it explains.

use std::cell::LazyCell;

use smallvec::SmallVec;

use super::titles::{Annexed, Padded, WordSet, pad};
use super::{Knowledge, Reason, Target};
use crate::document::{Document, Note};
use crate::instrument::{ActKind, BodyRef, Date, InstrumentId, Kind, Number, kebab};
use crate::lang::Concept;
use crate::mention::{Mention, Short, What};

/// An instrument named in the document.
#[derive(Debug, Clone)]
struct Known {
    id: InstrumentId,
    kind: Kind,
    /// Its titles.
    names: Names,
    /// Paragraph and offset of its last full naming.
    paragraph: usize,
    at: u32,
    /// Other names that the text gave it, padded.
    aliases: Vec<Padded>,
    /// Its year, as the catalogue or its own title tells.
    year: Option<i16>,
    /// Whether a short form has meant it.
    meant: bool,
}

/// Where the titles of an instrument stand.
#[derive(Debug, Clone)]
enum Names {
    /// In the catalogue.
    Row(usize),
    /// Here, padded.
    Own(Vec<Padded>),
}

/// What the document has named so far.
#[derive(Debug)]
pub(super) struct Antecedents {
    known: Vec<Known>,
    /// The document's own title, padded.
    title: String,
    /// Numbers resolved so far.
    pub numbers: Vec<(Number, ActKind, BodyRef)>,
    last_acts: Vec<(InstrumentId, Kind, usize)>,
}

/// Kind, target, reason, and whether only earlier text tells what is meant.
pub(super) type Decision = (Kind, Target, Reason, bool);

impl Antecedents {
    /// Nothing named yet.
    pub fn new(document: &Document) -> Self {
        Self {
            known: Vec::new(),
            title: pad(document.front.title.as_deref().unwrap_or_default()),
            numbers: Vec::new(),
            last_acts: Vec::new(),
        }
    }

    /// Takes up a resolved mention.
    pub fn remember(&mut self, id: &InstrumentId, mention: &Mention, kind: Kind, short: bool, knowledge: Knowledge) {
        match &mention.what {
            What::Numbered(_) | What::Symbol(_) if matches!(kind, Kind::Resolution | Kind::Decision) => {
                self.last_acts.push((id.clone(), kind, mention.paragraph));
            }
            What::Instrument(_) | What::Within(_) | What::Ordinal { .. } | What::Title { .. } if !short => {
                let alias = mention.defines.as_deref().map(Padded::new);
                let known = self.known.iter_mut().find(|known| known.id == *id);
                if let Some(known) = known {
                    (known.paragraph, known.at) = (mention.paragraph, mention.span.start);
                    known.aliases.extend(alias);
                    return;
                }
                let names = names_of(id, mention, knowledge);
                self.known.push(Known {
                    id: id.clone(),
                    kind,
                    names,
                    paragraph: mention.paragraph,
                    at: mention.span.start,
                    aliases: alias.into_iter().collect(),
                    year: knowledge.catalogue.get(id).and_then(|row| row.date).map(Date::year),
                    meant: false,
                });
            }
            _ => {}
        }
    }

    /// Whether an instrument has been named.
    pub fn knows(&self, id: &InstrumentId) -> bool {
        self.known.iter().any(|known| known.id == *id)
    }

    /// The only instrument named so far whose title begins with the words of another title: "the
    /// Declaration of Commitment" after "Declaration of Commitment on HIV/AIDS".
    pub fn beginning_with(&self, title: &str, knowledge: Knowledge) -> Option<InstrumentId> {
        let words = pad(title);
        let begins = |known: &&Known| {
            known.names(knowledge).iter().any(|name| name.as_str().starts_with(&words))
                || known.aliases.iter().any(|name| name.as_str() == words)
        };
        let mut fitting = self.known.iter().filter(begins);
        let one = fitting.next()?;
        fitting.next().is_none().then(|| one.id.clone())
    }

    /// "the Convention", "the Headquarters Agreement", "its statute".
    pub fn of_short(
        &mut self,
        short: &Short,
        mention: &Mention,
        document: &Document,
        knowledge: Knowledge,
        bodies: &[(u32, BodyRef)],
    ) -> Decision {
        let kind = Kind::of_type_word(&short.kind).unwrap_or(Kind::Named);
        if let Some(decision) = possessed(short, kind, document, knowledge) {
            return decision;
        }
        if let Some(decision) = self.annexed(short, kind, knowledge) {
            return decision;
        }
        if kind == Kind::Conference && self.is_nearer_body(short, mention, bodies, knowledge) {
            return (kind, Target::Unresolved, Reason::NothingBefore, true);
        }
        let needle = Needle::of(short);
        // "the 1951 Convention": the year of what is meant, which its title need not have.
        let year = short.qualifier.iter().find(|word| is_year(word)).and_then(|word| word.parse().ok());
        let year: Option<i16> = year.or(mention.date.map(Date::year));
        // The qualifiers and the type word as they stand, padded: what a definition in parentheses says.
        let words = || short.qualifier.iter().chain([&short.word]).flat_map(|word| [" ", word]).chain([" "]);
        let phrase = LazyCell::new(|| words().collect::<String>());
        let is_so_called = |known: &Known| known.aliases.iter().any(|alias| alias.as_str() == *phrase);
        if let Some(at) = self.known.iter().rposition(is_so_called).filter(|_| !short.points_back) {
            self.known[at].meant = true;
            return (self.known[at].kind, Target::Resolved(self.known[at].id.clone()), Reason::Defined, true);
        }
        let of_year = |known: &Known| year.is_none() || known.year.is_none() || known.year == year;
        let mut fitting: Vec<usize> =
            (0..self.known.len()).filter(|&i| needle.fits(&self.known[i], knowledge) && of_year(&self.known[i])).collect();
        if let Some(year) = year {
            let word = padded_word(itoa::Buffer::new().format(year));
            let bears = |i: &usize| {
                self.known[*i].year == Some(year) || self.known[*i].names(knowledge).iter().any(|name| name.as_str().contains(&word))
            };
            if fitting.iter().any(bears) {
                fitting.retain(bears);
            }
        }
        fitting.sort_by_key(|&i| std::cmp::Reverse((self.known[i].paragraph, self.known[i].at)));
        if fitting.is_empty()
            && kind == Kind::Conference
            && short.qualifier.is_empty()
            && let Some(id) = self.conference_of_outcome(knowledge)
        {
            return (kind, Target::Resolved(id), Reason::NamedBefore, true);
        }
        let Some(&nearest) = fitting.first() else { return unknown(short, kind, mention, knowledge) };
        let same: Vec<usize> = fitting.iter().copied().filter(|&i| self.known[i].paragraph == self.known[nearest].paragraph).collect();
        let chosen = match same.as_slice() {
            [one] => Some(*one),
            several => {
                let of_title =
                    several.iter().copied().find(|&i| self.known[i].names(knowledge).iter().any(|name| self.title.contains(name.as_str())));
                let meant = several.iter().copied().filter(|&i| self.known[i].meant).collect::<Vec<_>>();
                of_title.or(if meant.len() == 1 { Some(meant[0]) } else { None })
            }
        };
        if let Some(at) = chosen {
            self.known[at].meant = true;
            (self.known[at].kind, Target::Resolved(self.known[at].id.clone()), Reason::NamedBefore, true)
        } else {
            let mut ids: Vec<InstrumentId> = same.iter().map(|&i| self.known[i].id.clone()).collect();
            ids.sort();
            (kind, Target::Ambiguous(ids), Reason::SeveralAsNear, true)
        }
    }

    /// "its Amendment", "the Protocols thereto": those to an instrument named before, nearest first,
    /// where the catalogue has them.
    fn annexed(&self, short: &Short, kind: Kind, knowledge: Knowledge) -> Option<Decision> {
        let is_annexed =
            matches!(short.kind.as_str(), "protocol" | "amendment" | "agreement") && (short.thereto || short.possessor.is_some());
        if !is_annexed {
            return None;
        }
        let mut near: Vec<&Known> = self.known.iter().filter(|known| known.kind == Kind::Treaty).collect();
        near.retain(|known| !short.thereto || !known.names(knowledge).iter().any(|name| name.head().contains(" protocol")));
        near.sort_by_key(|known| std::cmp::Reverse(known.at));
        let qualifiers: Vec<String> = short.qualifier.iter().map(|word| padded_word(word)).collect();
        let fitting: SmallVec<[&Annexed; 8]> = (knowledge.titles.annexed(knowledge.catalogue).iter())
            .filter(|title| qualifiers.iter().all(|word| title.head.contains(word) || title.of.contains(word)))
            .collect();
        // "thereto" is to the one named last; "its Protocol" may look further back.
        let reach = if short.thereto { 1 } else { 3 };
        let worded = |word: &str| {
            let word = padded_word(word);
            near.iter().take(reach).find_map(|known| {
                let names = known.names(knowledge);
                let is_to = |title: &&&Annexed| names.iter().any(|name| title.of.starts_with(name.as_str().trim_end()));
                let title = fitting.iter().filter(|title| title.head.contains(&word)).find(is_to)?;
                Some(&knowledge.catalogue.rows()[title.row])
            })
        };
        // Where one and several are written alike, several are looked for first.
        let one = short.word.strip_suffix('s').filter(|_| !short.plural);
        let row = worded(&short.word).or_else(|| worded(one?));
        let id = match row {
            Some(row) => row.instrument_id(),
            // "… and the Protocols thereto", which the catalogue does not have: those to the treaty named last.
            None if short.thereto => {
                let treaty = near.first()?;
                let title =
                    knowledge.catalogue.get(&treaty.id).map_or_else(|| treaty.id.as_str().replace('-', " "), |row| row.title.to_string());
                InstrumentId::of_canonical(&kebab(&[&short.qualifier.join(" "), " ", &short.word, " to the ", &title].concat()))
            }
            None => return None,
        };
        Some((kind, Target::Resolved(id), Reason::NamedBefore, !short.thereto))
    }

    /// The conference that the title of an outcome names: "Monterrey Consensus of the International
    /// Conference on …".
    fn conference_of_outcome(&self, knowledge: Knowledge) -> Option<InstrumentId> {
        let mut near: Vec<&Known> = self.known.iter().filter(|known| known.kind != Kind::Conference).collect();
        near.sort_by_key(|known| std::cmp::Reverse(known.at));
        near.into_iter().find_map(|known| {
            known.names(knowledge).iter().find_map(|name| {
                let (_, conference) = name.as_str().split_once(" of the ").filter(|(_, rest)| rest.contains("conference "))?;
                let row = knowledge.titles.by_title(&kebab(conference), knowledge.catalogue)?;
                Some(knowledge.catalogue.id_of(row).clone())
            })
        })
    }

    /// Whether a body that the same word stands for was named nearer than any conference.
    fn is_nearer_body(&self, short: &Short, mention: &Mention, bodies: &[(u32, BodyRef)], knowledge: Knowledge) -> bool {
        let needle = Needle::of(short);
        let body = bodies
            .iter()
            .rev()
            .find(|(at, body)| *at < mention.span.start && body.get().short.is_some_and(|word| word.eq_ignore_ascii_case(&short.word)));
        let conference = self.known.iter().filter(|known| needle.fits(known, knowledge)).map(|known| known.at).max();
        body.is_some_and(|(at, _)| conference.is_none_or(|conference| conference < *at))
    }

    /// "that resolution" is the one named last; "these resolutions" those of its paragraph.
    pub fn of_pronoun(&self, kind: Kind, plural: bool) -> Decision {
        let mut acts = self.last_acts.iter().rev().filter(|(_, of, _)| *of == kind);
        let Some((id, _, paragraph)) = acts.next() else { return (kind, Target::Unresolved, Reason::NothingBefore, true) };
        let mut others: Vec<InstrumentId> = acts.take_while(|(_, _, other)| other == paragraph).map(|(id, ..)| id.clone()).collect();
        if !plural || others.is_empty() {
            return (kind, Target::Resolved(id.clone()), Reason::NamedBefore, true);
        }
        others.push(id.clone());
        others.sort();
        others.dedup();
        (kind, Target::Ambiguous(others), Reason::SeveralAsNear, true)
    }
}

impl Known {
    fn names<'k>(&'k self, knowledge: Knowledge<'k>) -> &'k [Padded] {
        match &self.names {
            Names::Row(row) => knowledge.titles.of(*row, knowledge.catalogue),
            Names::Own(names) => names,
        }
    }
}

/// The words of a short form, ready to be looked for: the type word and every qualifier must stand
/// in one title of what it means.
struct Needle {
    is_conference: bool,
    word: String,
    qualifiers: Vec<(String, String)>,
    /// The type word alone: qualifiers may stand in the plural.
    words: WordSet,
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())
}

fn padded_word(word: &str) -> String {
    [" ", word, " "].concat()
}

impl Needle {
    fn of(short: &Short) -> Self {
        let mut words = WordSet::default();
        words.add(&short.word);
        Self {
            words,
            is_conference: short.kind == "conference",
            word: padded_word(&short.word),
            qualifiers: short
                .qualifier
                .iter()
                .filter(|word| !is_year(word))
                .map(|word| (padded_word(word), [" ", word, "s "].concat()))
                .collect(),
        }
    }

    fn fits(&self, known: &Known, knowledge: Knowledge) -> bool {
        (known.kind == Kind::Conference) == self.is_conference
            && known.names(knowledge).iter().chain(&known.aliases).any(|name| {
                name.may_have(self.words)
                    && name.head().contains(&self.word)
                    && self.qualifiers.iter().all(|(word, plural)| name.as_str().contains(word) || name.as_str().contains(plural))
            })
    }
}

/// Where the titles of an instrument stand.
fn names_of(id: &InstrumentId, mention: &Mention, knowledge: Knowledge) -> Names {
    match (&mention.what, knowledge.catalogue.index_of(id)) {
        (_, Some(row)) => Names::Row(row),
        (What::Title { title: Some(title), .. }, None) => Names::Own(vec![Padded::new(title)]),
        _ => Names::Own(vec![Padded::new(&id.prose())]),
    }
}

/// "its statute", "its Charter": that of the body before, where the catalogue has one.
fn possessed(short: &Short, kind: Kind, document: &Document, knowledge: Knowledge) -> Option<Decision> {
    let bodies = short.possessor.as_ref()?;
    // Some organizations call their charter a constitution, whatever the word of another language is.
    let words = [&*short.word, if short.word == "charter" { "constitution" } else { &short.word }];
    let of_body = |body: &BodyRef| {
        let id = |word: &str| InstrumentId::of_canonical(&kebab(&format!("{word} of the {}", body.get().name)));
        words.iter().find_map(|word| knowledge.catalogue.get(&id(word)))
    };
    let row = bodies.iter().chain(&document.front.body).find_map(of_body)?;
    Some((kind, Target::Resolved(row.instrument_id()), Reason::Possessor, true))
}

/// A short form that nothing before explains: "the Charter" is that of the United Nations.
fn unknown(short: &Short, kind: Kind, mention: &Mention, knowledge: Knowledge) -> Decision {
    const USAGE: [(&str, &str, &str); 5] = [
        ("charter", "", "charter-of-the-united-nations"),
        ("covenants", "", "international-covenants-on-human-rights"),
        ("covenants", "international", "international-covenants-on-human-rights"),
        ("declaration", "universal", "A/RES/217(III)[A]"),
        (
            "agreement",
            "headquarters",
            "agreement-between-the-united-nations-and-the-united-states-of-america-regarding-the-headquarters-of-the-united-nations",
        ),
    ];
    if let Some(id) = by_words(short, mention, knowledge) {
        return (kind, Target::Resolved(id), Reason::Catalogue, false);
    }
    let usual = USAGE.iter().find(|(word, qualifier, _)| *word == short.word && *qualifier == short.qualifier.join(" "));
    let id = usual.map(|(.., id)| InstrumentId::of_canonical(id)).filter(|id| knowledge.catalogue.get(id).is_some());
    match id {
        Some(id) => (kind, Target::Resolved(id), Reason::Usage, true),
        None if short.qualifier.is_empty() || is_generic(short) => (kind, Target::Unresolved, Reason::NothingBefore, true),
        None => match &short.title {
            Some(title) => (kind, Target::Resolved(InstrumentId::of_canonical(&kebab(title))), Reason::Title, false),
            None => (kind, Target::Unresolved, Reason::NoInstrument, true),
        },
    }
}

/// Whether the qualifiers are words that many instruments share, so that they name none.
fn is_generic(short: &Short) -> bool {
    const GENERIC: [&str; 34] = [
        "optional",
        "additional",
        "framework",
        "international",
        "universal",
        "final",
        "political",
        "ministerial",
        "joint",
        "outcome",
        "draft",
        "new",
        "revised",
        "special",
        "global",
        "peace",
        "ceasefire",
        "comprehensive",
        "first",
        "second",
        "third",
        "general",
        "model",
        "regional",
        "national",
        "constitutional",
        "annual",
        "security",
        "transitional",
        "document",
        "multilateral",
        "bilateral",
        "united",
        "nations",
    ];
    short.qualifier.iter().all(|word| GENERIC.contains(&word.as_str()) || is_year(word))
}

/// "Geneva Protocol of 1925": the only row of the catalogue that has all of the words and the year.
fn by_words(short: &Short, mention: &Mention, knowledge: Knowledge) -> Option<InstrumentId> {
    let date = mention.date.filter(|_| !short.qualifier.is_empty())?;
    let (needle, year, table) = (Needle::of(short), date.year().to_string(), knowledge.catalogue.rows());
    let written = memchr::memmem::Finder::new(&year);
    let is_of_year = |row: usize| {
        let is_in = |name: &str| written.find(name.as_bytes()).is_some();
        table[row].date.is_some_and(|own| own.year() == date.year()) || table[row].all_names().any(is_in)
    };
    let has_words = |name: &Padded| {
        name.may_have(needle.words)
            && name.as_str().contains(&needle.word)
            && needle.qualifiers.iter().all(|(word, _)| name.as_str().contains(word))
    };
    let mut rows = (0..table.len()).filter(|row| is_of_year(*row) && knowledge.titles.of(*row, knowledge.catalogue).iter().any(has_words));
    let row = rows.next()?;
    rows.next().is_none().then(|| table[row].instrument_id())
}

/// The mention that a note consists of: "Resolution 70/1.", "See resolution 2200 A (XXI), annex."
pub(super) fn note_target<'m>(document: &Document, note: &Note, mentions: &'m [Mention]) -> Option<&'m Mention> {
    let from = mentions.partition_point(|mention| mention.paragraph < note.paragraph);
    let inside = mentions[from..].iter().take_while(|mention| mention.paragraph == note.paragraph).collect::<Vec<_>>();
    let [one] = inside.as_slice() else { return None };
    let tokens = document.tokens_of(document.paragraphs.get(note.paragraph)?);
    let is_plain = tokens.iter().filter(|token| token.end <= one.span.start || token.start >= one.span.end).all(|token| {
        matches!(token.concept, Concept::Including | Concept::Period | Concept::Comma | Concept::Annex | Concept::Annexes | Concept::Number)
            || token.text(document.text).len() <= 4
    });
    (is_plain && matches!(one.what, What::Numbered(_))).then_some(*one)
}
