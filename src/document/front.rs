//! Front matter: symbol, body, date, title, session, agenda item.

use std::sync::LazyLock;

use regex::Regex;

use super::date_at;
use super::paragraph::LexedBlock;
use crate::instrument::{Act, ActKind, Bodies, BodyRef, Date, InstrumentId, Number, Registry, Session, folded};
use crate::lang::{Concept, Flags, Lexicon, Named, Token};
use crate::source::Source;

/// What the head of a document says of it. What it does not say is `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Front {
    /// The document's own identifier.
    pub symbol: Option<InstrumentId>,
    /// The body that speaks.
    pub body: Option<BodyRef>,
    /// Where a word speaks that several bodies share ("The Governing Council,") and nothing else tells which: all of them.
    pub speakers: Vec<BodyRef>,
    /// Date of adoption, or of issue where nothing was adopted.
    pub date: Option<Date>,
    /// Title, white space folded.
    pub title: Option<String>,
    /// Session, by number.
    pub session: Option<Session>,
    /// Agenda item, as worded: `69 (b)`.
    pub agenda_item: Option<String>,
    /// How many blocks the head takes.
    pub header_blocks: usize,
}

/// Blocks among which the head is looked for.
const HEAD: usize = 60;

/// Most tokens that a head has.
const LONGEST_HEAD: usize = 300;

/// Reads the head of a document: what its form says outside the text goes before the text. O(length
/// of the head).
pub fn read(source: &Source, tokens: &[Token], blocks: &[LexedBlock], lexicon: &Lexicon) -> Front {
    let (text, known) = (source.text.as_str(), &source.head);
    let head = &blocks[..blocks.len().min(HEAD)];
    let opening = head.iter().take_while(|b| b.note.is_none()).position(|block| opens_text(text, &tokens[block.tokens.clone()], lexicon));
    // What stands before the first words of a body that speaks late is no head.
    let opening = opening.filter(|at| *at == 0 || head[at - 1].tokens.end <= LONGEST_HEAD);
    let header_blocks =
        opening.unwrap_or_else(|| usize::from(head.first().is_some_and(|b| is_symbol_alone(text, &tokens[b.tokens.clone()]))));
    let lines: Vec<String> = head[..header_blocks].iter().map(|block| flat(text, &tokens[block.tokens.clone()])).collect();
    let speaker = opening.and_then(|at| speaker(text, &tokens[head[at].tokens.clone()], lexicon));
    let heading = lines.iter().enumerate().rev().find_map(|(at, line)| Some((at, Heading::read(line)?)));
    let named = symbol_of_name(&source.name);
    let symbol = known.symbol.as_deref().and_then(|symbol| symbol.parse().ok());
    let symbol = symbol.or_else(|| own_symbol(text, &lines, heading.as_ref().map(|(_, heading)| heading), speaker, named));
    let body = speaker.or_else(|| symbol.as_ref().and_then(issuer));
    let speaks = |block: &LexedBlock| bodies_of_word(text, &tokens[block.tokens.clone()], lexicon);
    let speakers = if body.is_none() { head.iter().map(speaks).find(|bodies| !bodies.is_empty()).unwrap_or_default() } else { Vec::new() };
    let title = known
        .title
        .clone()
        .or_else(|| heading.and_then(|(at, heading)| title(&lines[at..], heading)))
        .or_else(|| registry_title(symbol.as_ref()));
    let mut room = Vec::new();
    let stated = known.date.as_deref().and_then(|date| date.parse().ok().or_else(|| date_in(date, lexicon, &mut room)));
    let date = stated
        .or_else(|| adoption_date(&lines, lexicon, &mut room))
        .or_else(|| registry_date(symbol.as_ref()))
        .or_else(|| closing_date(text, tokens, blocks, lexicon))
        .or_else(|| any_date(&lines, lexicon, &mut room));
    let session = session(&lines, lexicon, &mut room);
    Front { symbol, body, speakers, date, title, session, agenda_item: agenda_item(&lines), header_blocks }
}

/// The text of a block, white space folded.
fn flat(text: &str, tokens: &[Token]) -> String {
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => folded(&text[first.start as usize..last.end as usize]),
        _ => String::new(),
    }
}

/// Whether a block opens the text proper: "The General Assembly,", "At its … meeting", or a clause
/// with the verb of a preambular or operative paragraph.
fn opens_text(text: &str, tokens: &[Token], lexicon: &Lexicon) -> bool {
    let Some(first) = tokens.first() else { return false };
    if speaker(text, tokens, lexicon).is_some() {
        return true;
    }
    let skipped =
        tokens.iter().take_while(|t| matches!(t.concept, Concept::Star | Concept::Quote | Concept::Number | Concept::Period)).count();
    let is_long = tokens.len() > skipped + 5;
    let is_numbered = tokens.len() > 16
        && first.concept == Concept::Number
        && tokens[1].concept == Concept::Period
        && tokens[2].is_spaced()
        && tokens[2].is_upper();
    if is_sentence(text, tokens, lexicon) {
        return true;
    }
    let is_capital = |t: &Token| t.is_upper() || !lexicon.writing().capital_clauses;
    let opening = skipped + tokens[skipped..].iter().take_while(|t| t.concept == Concept::Also).count();
    let verb = tokens.get(skipped).is_some_and(|t| is_capital(t) && t.concept != Concept::Adopted)
        && lexicon.verb_at(&tokens[opening..]).is_some();
    verb && is_long
        || is_numbered
        || first.concept == Concept::At
            && first.is_upper()
            && tokens[..tokens.len().min(6)].iter().any(|t| matches!(t.concept, Concept::Meeting | Concept::Plenary))
}

/// Whether a block is a sentence of prose: long and ended, with a verb and mostly in small letters where there
/// are such.
fn is_sentence(text: &str, tokens: &[Token], lexicon: &Lexicon) -> bool {
    const LEAST: usize = 14;
    const LONG: usize = 30;
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return false };
    if !lexicon.writing().has_case {
        return tokens.len() >= LEAST && matches!(last.concept, Concept::Period | Concept::Semicolon | Concept::Comma);
    }
    let words = tokens.iter().filter(|token| token.text(text).starts_with(char::is_alphabetic)).count();
    let small = tokens.iter().filter(|token| token.text(text).starts_with(char::is_lowercase)).count();
    let has_verb = tokens.iter().any(|token| matches!(token.concept, Concept::Finite | Concept::Have));
    // Names are many in the long sentences of reports, and few lines of a head are so long.
    let share = if tokens.len() >= LONG { 5 } else { 6 };
    tokens.len() >= LEAST && first.is_upper() && last.concept == Concept::Period && small * 10 > words * share && has_verb
}

/// The body of "The General Assembly," at the beginning of a block; also of "The Security Council
/// recalls …".
fn speaker(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Option<BodyRef> {
    let start = tokens.iter().take_while(|t| matches!(t.concept, Concept::Star | Concept::Quote)).count();
    let at_meeting = tokens.get(start)?.concept == Concept::At;
    if at_meeting {
        let comma = tokens.iter().position(|t| t.concept == Concept::Comma)?;
        return tokens[comma..]
            .iter()
            .enumerate()
            .take(30)
            .find_map(|(n, t)| (t.concept == Concept::The).then(|| body_at(text, &tokens[comma + n + 1..], lexicon)).flatten());
    }
    let has_article = tokens.get(start)?.concept == Concept::The && (tokens[start].is_upper() || !lexicon.writing().has_case);
    if !has_article && lexicon.writing().articles {
        return None;
    }
    let start = start + usize::from(has_article);
    let body = body_at(text, &tokens[start..], lexicon)?;
    let (taken, _) = lexicon.name_at(text, &tokens[start..])?;
    let next = tokens.get(start + taken);
    let begins_line = |t: &Token| t.is_upper() && t.flags.has(Flags::LINE);
    if !lexicon.writing().articles {
        // The name alone is the mast-head's; the speaker's is followed by a comma.
        return next.is_some_and(|t| t.concept == Concept::Comma).then_some(body);
    }
    let speaks = next.is_none_or(|t| matches!(t.concept, Concept::Comma | Concept::Star | Concept::Colon) || begins_line(t))
        || tokens[start + taken..].len() > 3 && lexicon.begins_verb(&tokens[start + taken]);
    speaks.then_some(body)
}

fn body_at(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Option<BodyRef> {
    lexicon.name_at(text, tokens)?.1.iter().find_map(|named| match *named {
        Named::Body(body) => Some(body),
        _ => None,
    })
}

/// The bodies that share the word of "The Governing Council," alone in a block.
fn bodies_of_word(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Vec<BodyRef> {
    let start = usize::from(tokens.first().is_some_and(|token| token.concept == Concept::The));
    let named = tokens.get(start..).and_then(|tokens| lexicon.name_at(text, tokens));
    let Some((_, named)) = named.filter(|(taken, _)| matches!(&tokens[start + taken..], [last] if last.concept == Concept::Comma)) else {
        return Vec::new();
    };
    let short = |named: &Named| if let Named::BodyShort(body) = *named { Some(body) } else { None };
    named.iter().filter_map(short).collect()
}

fn is_symbol_alone(text: &str, tokens: &[Token]) -> bool {
    let line = flat(text, tokens);
    line.len() < 40 && line.contains('/') && !line.contains(' ') && line.starts_with(|c: char| c.is_ascii_uppercase())
}

/// The heading of a resolution or decision: `64/171. Title`, `833 (IX). Title`, `Resolution 674 (1990)`.
struct Heading {
    number: Number,
    part: Option<char>,
    title: Option<String>,
}

impl Heading {
    fn read(line: &str) -> Option<Self> {
        static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(
                r"^(?:\*+|#+ )?((?:E?S-)?[0-9]{1,4}/[0-9]{1,4}|[0-9]{1,4}(?: [A-Z])? ?\((?:E?S-)?[IVXLC1]+\))(?: ([A-Z]))?\.(?: +(.*))?$",
            )
            .expect("a literal")
        });
        static NAMED: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(
                r"^(?i:resolution|decision) ([0-9]{1,4} ?\([0-9]{4}\)|[0-9]{1,4}/[0-9]{1,4}|[0-9]{4}/[0-9]{1,4})\b[.:]?(?: of [0-9].*)?$",
            )
            .expect("a literal")
        });
        // A quick look at the first letter spares most lines the expressions.
        if !line.starts_with(|c: char| c.is_ascii_digit() || "*#ESRDrd".contains(c)) {
            return None;
        }
        let (number, letter, title) = if let Some(found) = NUMBERED.captures(line) {
            (
                found[1].to_owned(),
                found.get(2).map(|m| m.as_str().to_owned()),
                found.get(3).map(|m| m.as_str().trim_matches(['*', ' ']).to_owned()),
            )
        } else {
            (NAMED.captures(line)?[1].to_owned(), None, None)
        };
        let mut compact: String = number.split_whitespace().collect();
        let mut part = letter.and_then(|l| l.chars().next());
        if let Some(at) = compact.find('(') {
            if let Some(inner) = compact[..at].chars().next_back().filter(char::is_ascii_uppercase) {
                part = Some(inner);
                compact.remove(at - 1);
            }
            let numeral = compact[compact.find('(')?..].replace('1', "I");
            if !numeral.bytes().any(|b| b.is_ascii_digit()) {
                compact = format!("{}{numeral}", &compact[..compact.find('(')?]);
            }
        }
        Some(Self { number: Number::parse_form(&compact)?, part, title: title.filter(|t| !t.is_empty()) })
    }
}

/// The document's own symbol: a line that is a symbol and agrees with the file's name or the
/// heading; else what heading and speaker make together; else one that stands beside others in the
/// mast-head; else the name.
fn own_symbol(
    text: &str,
    lines: &[String],
    heading: Option<&Heading>,
    speaker: Option<BodyRef>,
    named: Option<InstrumentId>,
) -> Option<InstrumentId> {
    static SYMBOL: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^[A-Z]{1,5}/[A-Za-z0-9./()‑–-]+(?: ?\((?:[0-9]{4}|[IVXLC]+|(?:Part|Vol)[^)]*)\))?\*?$").expect("a literal")
    });
    let mut symbols = lines
        .iter()
        .filter(|line| line.contains('/') && SYMBOL.is_match(line))
        .map(|line| InstrumentId::of_symbol(line.trim_end_matches('*')));
    let first = symbols.next();
    if let (Some(first), Some(named)) = (&first, &named)
        && (first == named || symbols.any(|symbol| symbol == *named))
    {
        return Some(named.clone());
    }
    let of_heading = heading.and_then(|heading| {
        let assembly = || Bodies::embedded().by_id("general-assembly");
        let council = || Bodies::embedded().by_id("security-council");
        let body = speaker.or_else(|| if matches!(heading.number, Number::OfYear(..)) { council() } else { assembly() })?;
        Act { body, kind: ActKind::Resolution, number: heading.number.clone(), part: heading.part }.id()
    });
    // The symbol of another text of the body may stand above the heading: a link to the one before.
    let is_of_series = |symbol: &InstrumentId| Act::of(symbol.as_str()).is_some_and(|act| act.kind == ActKind::Resolution);
    match (first, of_heading, named) {
        (Some(symbol), Some(id), _) if symbol != id && symbol.whole().as_ref() != Some(&id) && is_of_series(&symbol) => Some(id),
        (Some(symbol), _, _) => Some(symbol),
        // A file's name may say more than the heading, the part; but `A_RES_78_108.en` says no more.
        (None, Some(id), Some(named)) => {
            Some(if named.as_str().strip_prefix(id.as_str()).is_some_and(|rest| rest.starts_with('[')) { named } else { id })
        }
        (None, Some(id), None) => Some(id),
        (None, None, named) => symbol_of_mast(text, named.as_ref()).or(named),
    }
}

/// The symbol in the mast-head, where lines run together: alone on one of the first lines, or beside
/// "United Nations" or "Distr.:". Where the file's name is one of several, it is that one.
fn symbol_of_mast(text: &str, named: Option<&InstrumentId>) -> Option<InstrumentId> {
    static WORD: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?:^|\s)([A-Z][A-Z0-9.-]{0,9}(?:/[A-Za-z0-9.()-]*[0-9][A-Za-z0-9.()-]*|/[A-Z.]+[0-9]*)+(?: ?\([0-9]{4}\))?)\*?(?:\s|$)",
        )
        .expect("a literal")
    });
    let symbol = |line: &str| {
        let of_mast = || line.contains("Distr") || line.contains("DISTR") || line.to_lowercase().contains("united nations");
        let word = WORD.captures(line)?.get(1)?.as_str();
        (word == line.trim().trim_end_matches('*') || of_mast()).then(|| InstrumentId::of_symbol(word))
    };
    let lines = text.lines().filter(|line| !line.trim().is_empty()).take(12).take_while(|line| !line.trim_end().ends_with([',', ';']));
    let mut symbols = lines.filter(|line| line.contains('/') && line.len() < 90).filter_map(symbol);
    let first = symbols.next()?;
    named.filter(|named| first == **named || symbols.any(|symbol| symbol == **named)).cloned().or(Some(first))
}

/// `A_RES_64_171.txt` and `A_RES_834(IX).txt` name a symbol.
fn symbol_of_name(name: &str) -> Option<InstrumentId> {
    static NAME: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^(?:[A-Z]{1,4}(?:\.[0-9]+)?)(?:_[A-Za-z0-9.()-]+)+$").expect("a literal"));
    let stem = name.rsplit(['/', '\\']).next()?;
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, extension)| {
        if extension.len() <= 5 && extension.bytes().all(|b| b.is_ascii_lowercase()) {
            stem
        } else {
            name.rsplit(['/', '\\']).next().unwrap_or(name)
        }
    });
    let stem = stem.replace(' ', "");
    (NAME.is_match(&stem) && stem.bytes().any(|b| b.is_ascii_digit())).then(|| InstrumentId::of_symbol(&stem.replace('_', "/")))
}

/// The body that issued a symbol.
fn issuer(symbol: &InstrumentId) -> Option<BodyRef> {
    Act::of(symbol.as_str()).map(|act| act.body).or_else(|| Bodies::embedded().of_symbol(symbol.as_str()))
}

/// The title in the heading, or in the line behind it.
fn title(lines: &[String], heading: Heading) -> Option<String> {
    let behind = |line: &&String| !line.is_empty() && line.len() < 400 && !line.to_lowercase().starts_with("adopted");
    heading.title.or_else(|| lines.get(1).filter(behind).cloned())
}

fn registry_title(symbol: Option<&InstrumentId>) -> Option<String> {
    Registry::embedded().get(symbol?.as_str())?.title.map(str::to_owned)
}

fn registry_date(symbol: Option<&InstrumentId>) -> Option<Date> {
    Registry::embedded().get(symbol?.as_str())?.adopted
}

/// The date in a line that says when the text was adopted.
fn adoption_date(lines: &[String], lexicon: &Lexicon, room: &mut Vec<Token>) -> Option<Date> {
    let says = |line: &&String| line.contains("dopted") || line.contains("ADOPTED") || line.starts_with("of ");
    lines.iter().filter(says).find_map(|line| date_in(line, lexicon, room))
}

fn any_date(lines: &[String], lexicon: &Lexicon, room: &mut Vec<Token>) -> Option<Date> {
    lines.iter().find_map(|line| date_in(line, lexicon, room))
}

/// The date behind "… plenary meeting" at the end.
fn closing_date(text: &str, tokens: &[Token], blocks: &[LexedBlock], lexicon: &Lexicon) -> Option<Date> {
    let flow = blocks.iter().filter(|block| block.note.is_none());
    let last: Vec<&LexedBlock> = flow.rev().take(6).collect();
    last.iter().find_map(|block| {
        let inside = &tokens[block.tokens.clone()];
        let at = inside.iter().rposition(|t| t.concept == Concept::Meeting)?;
        (at + 1..inside.len().min(at + 6)).find_map(|from| date_at(text, &inside[from..], lexicon)).map(|(date, _)| date)
    })
}

fn date_in(line: &str, lexicon: &Lexicon, tokens: &mut Vec<Token>) -> Option<Date> {
    tokens.clear();
    lexicon.lex(line, 0..line.len(), tokens);
    (0..tokens.len()).filter_map(|at| date_at(line, &tokens[at..], lexicon)).map(|(date, _)| date).find(|date| date.is_day())
}

/// "Sixty-fourth session", "Tenth emergency special session".
fn session(lines: &[String], lexicon: &Lexicon, tokens: &mut Vec<Token>) -> Option<Session> {
    const LONGEST: usize = 8;
    lines.iter().find_map(|line| {
        tokens.clear();
        lexicon.lex(line, 0..line.len(), tokens);
        let has = |concept| tokens.iter().any(|t| t.concept == concept);
        let at = tokens.iter().position(|t| t.concept == Concept::Ordinal).filter(|_| tokens.len() <= LONGEST && has(Concept::Session))?;
        let (number, _) = lexicon.ordinal_at(&tokens[at..])?;
        Some(match (has(Concept::Emergency), has(Concept::Special)) {
            (true, _) => Session::Emergency(number),
            (_, true) => Session::Special(number),
            _ => Session::Regular(number),
        })
    })
}

fn agenda_item(lines: &[String]) -> Option<String> {
    static ITEM: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^(?i:agenda items?) ([0-9]+(?: ?\([a-z]+\))?)").expect("a literal"));
    lines.iter().filter(|line| line.starts_with(['A', 'a'])).find_map(|line| Some(ITEM.captures(line)?[1].to_owned()))
}
