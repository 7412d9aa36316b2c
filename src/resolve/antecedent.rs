//! What was named before: antecedents of short forms, and what a note is for the title it explains.

use super::{Knowledge, Reason, Target};
use crate::document::{Document, Note};
use crate::instrument::{ActKind, BodyRef, InstrumentId, Kind, Number};
use crate::lang::Concept;
use crate::mention::{Mention, Short, What};

/// An instrument named in the document.
#[derive(Debug, Clone)]
struct Known {
    id: InstrumentId,
    kind: Kind,
    /// Its title and other titles, in small letters with a space at both ends of each.
    names: Vec<String>,
    /// Paragraph and offset of its last full naming.
    paragraph: usize,
    at: u32,
    /// Whether a short form has meant it.
    meant: bool,
}

/// What the document has named so far.
#[derive(Debug, Default)]
pub(super) struct Antecedents {
    known: Vec<Known>,
    /// Numbers resolved so far.
    pub numbers: Vec<(Number, ActKind, BodyRef)>,
    last_acts: Vec<(InstrumentId, Kind, usize)>,
}

/// Kind, target, reason, and whether only earlier text tells what is meant.
pub(super) type Decision = (Kind, Target, Reason, bool);

impl Antecedents {
    /// Takes up a resolved mention.
    pub fn remember(&mut self, id: &InstrumentId, mention: &Mention, kind: Kind, short: bool, knowledge: Knowledge) {
        match &mention.what {
            What::Numbered(_) | What::Symbol(_) if matches!(kind, Kind::Resolution | Kind::Decision) => {
                self.last_acts.push((id.clone(), kind, mention.paragraph));
            }
            What::Instrument(_) | What::Title { .. } if !short => {
                let known = self.known.iter_mut().find(|known| known.id == *id);
                if let Some(known) = known {
                    (known.paragraph, known.at) = (mention.paragraph, mention.span.start);
                    return;
                }
                let names = names_of(id, mention, knowledge);
                self.known.push(Known { id: id.clone(), kind, names, paragraph: mention.paragraph, at: mention.span.start, meant: false });
            }
            _ => {}
        }
    }

    /// Whether an instrument has been named.
    pub fn knows(&self, id: &InstrumentId) -> bool {
        self.known.iter().any(|known| known.id == *id)
    }

    /// "the Convention", "the Headquarters Agreement", "its statute".
    pub fn of_short(&mut self, short: &Short, mention: &Mention, document: &Document, knowledge: Knowledge, bodies: &[(u32, BodyRef)]) -> Decision {
        let kind = Kind::of_type_word(&short.kind).unwrap_or(Kind::Named);
        if let Some(decision) = possessed(short, kind, document, knowledge) {
            return decision;
        }
        if let Some(decision) = self.annexed(short, kind, knowledge) {
            return decision;
        }
        if kind == Kind::Conference && self.is_nearer_body(short, mention, bodies) {
            return (kind, Target::Unresolved, Reason::NothingBefore, true);
        }
        let mut fitting: Vec<usize> = (0..self.known.len()).filter(|&i| fits(&self.known[i], short)).collect();
        fitting.sort_by_key(|&i| std::cmp::Reverse((self.known[i].paragraph, self.known[i].at)));
        let Some(&nearest) = fitting.first() else { return unknown(short, kind, mention, knowledge) };
        let same: Vec<usize> = fitting.iter().copied().filter(|&i| self.known[i].paragraph == self.known[nearest].paragraph).collect();
        let title = document.front.title.as_deref().unwrap_or_default().to_lowercase();
        let chosen = match same.as_slice() {
            [one] => Some(*one),
            several => {
                let of_title = several.iter().copied().find(|&i| self.known[i].names.iter().any(|name| title.contains(name.trim())));
                let meant = several.iter().copied().filter(|&i| self.known[i].meant).collect::<Vec<_>>();
                of_title.or(if meant.len() == 1 { Some(meant[0]) } else { None })
            }
        };
        match chosen {
            Some(at) => {
                self.known[at].meant = true;
                (self.known[at].kind, Target::Resolved(self.known[at].id.clone()), Reason::NamedBefore, true)
            }
            None => {
                let mut ids: Vec<InstrumentId> = same.iter().map(|&i| self.known[i].id.clone()).collect();
                ids.sort();
                (kind, Target::Ambiguous(ids), Reason::SeveralAsNear, true)
            }
        }
    }

    /// "its Amendment", "the Protocols thereto": those to an instrument named before, nearest first,
    /// where the catalogue has them.
    fn annexed(&self, short: &Short, kind: Kind, knowledge: Knowledge) -> Option<Decision> {
        let is_annexed = matches!(short.kind.as_str(), "protocol" | "amendment" | "agreement") && (short.thereto || short.possessor.is_some());
        if !is_annexed {
            return None;
        }
        let mut near: Vec<&Known> = self.known.iter().filter(|known| known.kind == Kind::Treaty).collect();
        near.sort_by_key(|known| std::cmp::Reverse(known.at));
        let row = near.iter().take(3).find_map(|known| knowledge.catalogue.rows().iter().find(|row| {
            row.kind() == Kind::Treaty && row.all_names().map(pad).any(|name| {
                let head = name.split(" to the ").next().unwrap_or_default();
                let fits = format!("{head} ").contains(&format!(" {} ", short.word)) && short.qualifier.iter().all(|word| name.contains(&format!(" {word} ")));
                fits && name.split_once(" to the ").is_some_and(|(_, of)| known.names.iter().any(|title| of.trim().starts_with(title.trim())))
            })
        }));
        let row = row?;
        Some((kind, Target::Resolved(row.instrument_id()), Reason::NamedBefore, !short.thereto))
    }

    /// Whether a body that the same word stands for was named nearer than any conference.
    fn is_nearer_body(&self, short: &Short, mention: &Mention, bodies: &[(u32, BodyRef)]) -> bool {
        let body = bodies.iter().rev().find(|(at, body)| *at < mention.span.start && body.get().short.as_deref().is_some_and(|word| word.eq_ignore_ascii_case(&short.word)));
        let conference = self.known.iter().filter(|known| fits(known, short)).map(|known| known.at).max();
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

/// Whether a short form can mean an instrument: the type word and every qualifier stand in one of
/// its titles.
fn fits(known: &Known, short: &Short) -> bool {
    if (known.kind == Kind::Conference) != (short.kind == "conference") {
        return false;
    }
    let singular = if short.plural { short.word.strip_suffix('s').unwrap_or(&short.word) } else { &short.word };
    known.names.iter().any(|name| {
        let has = |word: &str| name.contains(&format!(" {word} ")) || name.contains(&format!(" {word}s "));
        let type_fits = if short.plural { name.contains(&format!(" {} ", short.word)) } else { name.contains(&format!(" {singular} ")) };
        type_fits && short.qualifier.iter().all(|word| has(word))
    })
}

/// The titles of an instrument as a short form is held against them.
fn names_of(id: &InstrumentId, mention: &Mention, knowledge: Knowledge) -> Vec<String> {
    match (&mention.what, knowledge.catalogue.get(id)) {
        (_, Some(row)) => row.all_names().map(pad).collect(),
        (What::Title { title: Some(title), .. }, None) => vec![pad(title)],
        _ => vec![pad(&id.prose())],
    }
}

/// A title in small letters, its words apart, with a space at both ends.
fn pad(name: &str) -> String {
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" ").to_lowercase())
}

/// "its statute", "its Charter": that of the body before, where the catalogue has one.
fn possessed(short: &Short, kind: Kind, document: &Document, knowledge: Knowledge) -> Option<Decision> {
    let bodies = short.possessor.as_ref()?;
    let of_body = |body: &BodyRef| {
        let tail = format!(" of the {}", body.get().name).to_lowercase();
        knowledge.catalogue.rows().iter().find(|row| {
            let title = row.title.to_lowercase();
            title.ends_with(&tail) && title.starts_with(&short.word)
        })
    };
    let row = bodies.iter().chain(&document.front.body).find_map(of_body)?;
    Some((kind, Target::Resolved(row.instrument_id()), Reason::Possessor, true))
}

/// A short form that nothing before explains: "the Charter" is that of the United Nations.
fn unknown(short: &Short, kind: Kind, mention: &Mention, knowledge: Knowledge) -> Decision {
    if let Some(id) = by_words(short, mention, knowledge) {
        return (kind, Target::Resolved(id), Reason::Catalogue, false);
    }
    const USAGE: [(&str, &str); 1] = [("charter", "charter-of-the-united-nations")];
    let usual = USAGE.iter().find(|(word, _)| *word == short.word && short.qualifier.is_empty() && short.possessor.is_none());
    let id = usual.map(|(_, id)| InstrumentId::of_canonical(id)).filter(|id| knowledge.catalogue.get(id).is_some());
    match id {
        Some(id) => (kind, Target::Resolved(id), Reason::Usage, true),
        None => (kind, Target::Unresolved, Reason::NothingBefore, true),
    }
}

/// "Geneva Protocol of 1925": the only row of the catalogue that has all of the words and the year.
fn by_words(short: &Short, mention: &Mention, knowledge: Knowledge) -> Option<InstrumentId> {
    let date = mention.date.filter(|_| !short.qualifier.is_empty())?;
    let mut rows = knowledge.catalogue.rows().iter().filter(|row| {
        let of_year = row.date.is_some_and(|own| own.year() == date.year()) || row.all_names().any(|name| name.contains(&date.year().to_string()));
        of_year && row.all_names().map(pad).any(|name| name.contains(&format!(" {} ", short.word)) && short.qualifier.iter().all(|word| name.contains(&format!(" {word} "))))
    });
    let row = rows.next()?;
    rows.next().is_none().then(|| row.instrument_id())
}

/// The mention that a note consists of: "Resolution 70/1.", "See resolution 2200 A (XXI), annex."
pub(super) fn note_target<'m>(document: &Document, note: &Note, mentions: &'m [Mention]) -> Option<&'m Mention> {
    let from = mentions.partition_point(|mention| mention.paragraph < note.paragraph);
    let inside = mentions[from..].iter().take_while(|mention| mention.paragraph == note.paragraph).collect::<Vec<_>>();
    let [one] = inside.as_slice() else { return None };
    let tokens = document.tokens_of(document.paragraphs.get(note.paragraph)?);
    let is_plain = tokens.iter().filter(|token| token.end <= one.span.start || token.start >= one.span.end).all(|token| {
        matches!(token.concept, Concept::Including | Concept::Period | Concept::Comma | Concept::Annex | Concept::Annexes | Concept::Number) || token.text(document.text).len() <= 4
    });
    (is_plain && matches!(one.what, What::Numbered(_))).then_some(*one)
}
