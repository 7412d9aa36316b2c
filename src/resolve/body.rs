//! Whose resolution a number is.
//!
//! In the order of IDENTIFIERS: a body named with the number; a body named before in the sentence;
//! the form of the number; the body that issued the document. Each candidate is held against what
//! can exist: the number's form, the session's dates, the registry.

use smallvec::SmallVec;

use super::{Reason, Target};
use crate::instrument::{Act, ActKind, Bodies, BodyRef, Date, InstrumentId, Number, NumberForm, Registry, RegistryRow, Session, Sessions};
use crate::mention::{Hint, Numbered};

/// What the document tells beside the words around the number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context<'c> {
    pub issuer: Option<BodyRef>,
    /// The bodies of which one speaks, where it is not known which.
    pub speakers: &'c [BodyRef],
    pub issued: Option<Date>,
    /// Numbers resolved before, with their bodies.
    pub numbers: &'c [(Number, ActKind, BodyRef)],
    /// Bodies named in full before.
    pub named: &'c [(u32, BodyRef)],
    pub is_note: bool,
}

impl Context<'_> {
    /// The body that issued the document, or all that may have.
    fn issuers(&self) -> impl Iterator<Item = BodyRef> {
        self.issuer.into_iter().chain(self.speakers.iter().copied())
    }
}

/// A body that may have adopted the number, and what speaks for it.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    body: BodyRef,
    weight: i32,
    reason: Reason,
}

type Candidates = SmallVec<[Candidate; 6]>;

/// The target, what decided it, and the body where there is one.
pub(super) type Decided = (Target, Reason, Option<BodyRef>);

/// Decides whose a number is.
pub(super) fn decide(numbered: &Numbered, date: Option<Date>, context: &Context) -> Decided {
    if let Number::Own(text) = &numbered.number {
        return match by_form(&numbered.number).next() {
            Some((_, body)) => target(body, numbered, Reason::NumberForm),
            None => own(text),
        };
    }
    match &numbered.body {
        Hint::Named(bodies) if bodies.is_empty() => return (Target::Unresolved, Reason::OtherOrganization, None),
        Hint::Named(bodies) => {
            if let Some(body) = bodies.iter().copied().find(|body| supports(*body, &numbered.number)) {
                return target(body, numbered, Reason::BodyNamed);
            }
            // In a list that begins with another body's numbers the form decides; a number that no
            // organ of the United Nations has beside the named body is that body's.
            let is_of_organ = bodies.iter().any(|body| body.get().kind == "principal organ");
            if !is_of_organ && !matches!(numbered.number, Number::OfYear(..))
                || bodies.iter().all(|body| body.get().kind == "other organization")
            {
                let own = bodies.iter().copied().find(|body| body.get().template(numbered.act).is_some_and(|t| t != "{}"));
                return own.map_or((Target::Unresolved, Reason::OtherOrganization, None), |body| target(body, numbered, Reason::BodyNamed));
            }
        }
        _ => {}
    }
    let suggested = || {
        let mut candidates = pool(numbered, context);
        candidates.retain(|candidate| supports(candidate.body, &numbered.number) && candidate.body.get().template(numbered.act).is_some());
        candidates
    };
    let mut candidates = suggested();
    let mut symbol = String::with_capacity(32);
    // What the registry knows weighs one body against another, and is held against the date.
    let is_weighed = candidates.len() > 1 || date.is_some();
    for candidate in &mut candidates {
        let known = if is_weighed { registered(candidate.body, numbered, &mut symbol) } else { None };
        let (weight, decisive) = feasibility(candidate.body, numbered, date, context.issued, known);
        candidate.weight += weight;
        if decisive {
            candidate.reason = Reason::Date;
        }
    }
    candidates.retain(|candidate| candidate.weight > IMPOSSIBLE / 2);
    // A small session number is not the Human Rights Council's by its form alone: other assemblies
    // and conferences number so too.
    let is_heard_of = |body| context.named.iter().any(|(_, named)| *named == body);
    candidates.retain(|candidate| {
        candidate.reason != Reason::NumberForm || !candidate.body.is("human-rights-council") || is_heard_of(candidate.body)
    });
    if candidates.is_empty() && date.is_some() {
        // Numbers win: with a wrong date the words and the form decide.
        // The form alone does not outweigh the date.
        candidates = suggested()
            .into_iter()
            .filter(|candidate| candidate.reason != Reason::NumberForm || NumberForm::of(&numbered.number) == NumberForm::OfYear)
            .filter(|candidate| feasibility(candidate.body, numbered, None, context.issued, None).0 > IMPOSSIBLE / 2)
            .collect();
    }
    candidates.sort_by(|a, b| b.weight.cmp(&a.weight).then(a.body.cmp(&b.body)));
    match candidates.as_slice() {
        [] => (Target::Unresolved, Reason::NoSuchNumber, None),
        [first, second, ..] if first.weight == second.weight && first.body != second.body => {
            let ids = candidates.iter().filter(|c| c.weight == first.weight).filter_map(|c| act(c.body, numbered).id());
            let mut ids: Vec<InstrumentId> = ids.collect();
            ids.sort();
            ids.dedup();
            (Target::Ambiguous(ids), Reason::SeveralBodies, None)
        }
        [first, ..] => target(first.body, numbered, first.reason),
    }
}

/// Low enough that nothing outweighs it.
const IMPOSSIBLE: i32 = -10_000;

/// Every body that the words, the form or the document suggest, each once, with its best weight.
fn pool(numbered: &Numbered, context: &Context) -> Candidates {
    let mut out = Candidates::new();
    let mut put = |body: BodyRef, weight: i32, reason: Reason| match out.iter_mut().find(|c| c.body == body) {
        Some(known) if known.weight >= weight => {}
        Some(known) => (known.weight, known.reason) = (weight, reason),
        None => out.push(Candidate { body, weight, reason }),
    };
    let recent = |body: &BodyRef| {
        context.named.iter().rev().position(|(_, named)| named == body).map_or(0, |n| 12 - i32::try_from(n.min(10)).unwrap_or(10))
    };
    match &numbered.body {
        Hint::Short(bodies) => {
            for body in bodies {
                let issuer = i32::from(context.issuer == Some(*body)) * 3;
                let principal = i32::from(body.get().kind == "principal organ") * 2
                    + i32::from(body.is("human-rights-council") || body.is("commission-on-human-rights")) * 2;
                put(*body, 100 + recent(body) + issuer + principal, Reason::BodyWord);
            }
        }
        Hint::Acting(bodies) => {
            for body in bodies {
                put(*body, 60 + recent(body), Reason::BodyBefore);
            }
        }
        Hint::Its(before) => {
            for issuer in context.issuers() {
                put(issuer, 40, Reason::Issuer);
            }
            for (n, body) in before.iter().filter(|body| is_of_system(**body)).enumerate().take(6) {
                put(*body, 34 - i32::try_from(n).unwrap_or(0) * 2, Reason::BodyBefore);
            }
        }
        Hint::Before(before) => {
            for (n, body) in before.iter().filter(|body| is_of_system(**body)).enumerate().take(6) {
                put(*body, 14 - i32::try_from(n).unwrap_or(0) * 2, Reason::BodyBefore);
            }
        }
        Hint::Named(_) | Hint::None => {}
    }
    for (number, act, body) in context.numbers.iter().rev() {
        if number == &numbered.number && *act == numbered.act && !matches!(numbered.body, Hint::Short(_)) {
            put(*body, 60, Reason::SameNumber);
            break;
        }
    }
    if !matches!(numbered.body, Hint::Short(_)) {
        for issuer in context.issuers() {
            put(issuer, if context.is_note { 10 } else { 20 }, Reason::Issuer);
        }
    }
    for (weight, body) in by_form(&numbered.number) {
        put(body, weight, Reason::NumberForm);
    }
    out
}

/// Other organizations' numbers are theirs only where their name stands beside.
fn is_of_system(body: BodyRef) -> bool {
    body.get().kind != "other organization"
}

/// The bodies whose numbers have that form, when no word says whose.
fn by_form(number: &Number) -> impl Iterator<Item = (i32, BodyRef)> {
    let is_own = |fits: fn(&str) -> bool| matches!(number, Number::Own(text) if fits(text));
    let ids: &'static [(i32, &str)] = match NumberForm::of(number) {
        NumberForm::OfYear => &[(9, "security-council")],
        NumberForm::InYear => &[(9, "economic-and-social-council"), (0, "commission-on-human-rights")],
        // The Assembly numbered so until its thirtieth session, the Council until its sixty-third.
        NumberForm::OfSession if matches!(number, Number::OfSession(_, Session::Regular(31..))) => &[(9, "economic-and-social-council")],
        NumberForm::OfSession | NumberForm::OfSpecialSession => &[(9, "general-assembly")],
        NumberForm::InSession | NumberForm::InSpecialSession => &[(9, "general-assembly"), (4, "human-rights-council")],
        NumberForm::InRomanSession => &[(9, "conference-of-the-parties-to-the-convention-on-biological-diversity")],
        NumberForm::Own if is_own(|text| text.contains("(ORG-")) => &[(9, "economic-and-social-council")],
        NumberForm::Own if is_own(|text| text.starts_with("SS.")) => {
            &[(9, "governing-council-of-the-united-nations-environment-programme")]
        }
        NumberForm::Dotted | NumberForm::Own => &[],
    };
    ids.iter().filter_map(|(weight, id)| Some((*weight, Bodies::embedded().by_id(id)?)))
}

/// Whether a body's resolutions have numbers of that form.
fn supports(body: BodyRef, number: &Number) -> bool {
    let body = body.get();
    body.forms.contains(&NumberForm::of(number))
        && !matches!((number, body.last_roman_session), (Number::InRomanSession(session, _), Some(last)) if *session > last)
}

/// What the registry knows of a body's act with that number; `symbol` is room for its symbol.
fn registered(body: BodyRef, numbered: &Numbered, symbol: &mut String) -> Option<RegistryRow<'static>> {
    symbol.clear();
    Act { part: None, ..act(body, numbered) }.write_to(symbol)?;
    Registry::embedded().get(symbol)
}

/// How well number and date fit what is known of a body, and whether that alone decides.
fn feasibility(body: BodyRef, numbered: &Numbered, date: Option<Date>, issued: Option<Date>, known: Option<RegistryRow>) -> (i32, bool) {
    if let (Some(date), Some(adopted)) = (date, known.and_then(|row| row.adopted)) {
        return if date.agrees_with(adopted) {
            (50, true)
        } else if date.year() == adopted.year() {
            (5, false)
        } else {
            (-40, false)
        };
    }
    let life = body.get();
    if date.is_some_and(|date| !date.may_lie_within(life.from, life.to)) {
        return (IMPOSSIBLE, false);
    }
    match &numbered.number {
        Number::InSession(session, number) => {
            let within = within_session(body, *session, date, issued);
            let most = if body.is("human-rights-council") && numbered.act == ActKind::Resolution { 70 } else { 900 };
            if within == Some(false) || *number > most || is_before_form(body, *session) {
                return (IMPOSSIBLE, false);
            }
            (
                if known.is_some() { 8 } else { 0 } + if within == Some(true) && date.is_some() { 25 } else { 0 },
                within == Some(true) && date.is_some(),
            )
        }
        Number::OfSession(number, _) if *number > MOST_OF_COMMISSION && life.kind == "functional commission" => (IMPOSSIBLE, false),
        Number::OfSession(number, session) if is_out_of_run(body, *number, *session) => (IMPOSSIBLE / 4, false),
        Number::OfSession(_, session) => match within_session(body, *session, date, issued) {
            Some(false) => (IMPOSSIBLE / 4, false),
            Some(true) if date.is_some() => (20, true),
            _ => (0, false),
        },
        Number::InYear(year, _) => {
            let year = Date::of_year(i16::try_from(*year).unwrap_or(i16::MAX));
            if year.may_lie_within(life.from, life.to) { (i32::from(known.is_some()) * 8, false) } else { (IMPOSSIBLE, false) }
        }
        _ => (i32::from(known.is_some()) * 8, false),
    }
}

/// No commission has adopted so many resolutions in a session that it counts in Roman numerals.
const MOST_OF_COMMISSION: u32 = 150;

/// Whether a number of the Assembly lies outside those of its session: they run on over the sessions,
/// and since the thirty-first begin anew in each and are written otherwise.
fn is_out_of_run(body: BodyRef, number: u32, session: Session) -> bool {
    let Session::Regular(session) = session else { return false };
    body.is("general-assembly") && (session > 30 || !Registry::embedded().run_of_assembly(session).contains(&number))
}

/// The Assembly numbers `63/180` since its thirty-first session (1976).
fn is_before_form(body: BodyRef, session: Session) -> bool {
    body.is("general-assembly") && matches!(session, Session::Regular(n) if n < 31)
}

/// Whether a date can lie in a session, as far as the table of sessions tells; without a date,
/// whether the session can have been held when the citing document was issued.
fn within_session(body: BodyRef, session: Session, date: Option<Date>, issued: Option<Date>) -> Option<bool> {
    let (opens, closes) = Sessions::embedded().span(body, session)?;
    if opens.is_none() && closes.is_none() {
        return None;
    }
    match (date, issued) {
        (Some(date), _) => {
            // A date a little outside is a misprint more often than another body's.
            let slack = |d: Option<Date>, years: i16| d.map(|d| Date::of_year(d.year() + years));
            let close = closes.or_else(|| opens.map(|o| Date::of_year(o.year() + 1)));
            Some(date.may_lie_within(slack(opens, 0), slack(close, 0)))
        }
        (None, Some(issued)) => Some(opens.is_none_or(|opens| issued.year() >= opens.year())),
        (None, None) => None,
    }
}

fn act(body: BodyRef, numbered: &Numbered) -> Act {
    Act { body, kind: numbered.act, number: body.get().own_form(&numbered.number), part: numbered.part }
}

fn target(body: BodyRef, numbered: &Numbered, reason: Reason) -> Decided {
    match act(body, numbered).id() {
        Some(id) => (Target::Resolved(id), reason, Some(body)),
        None => (Target::Unresolved, Reason::OtherOrganization, None),
    }
}

/// A body's own official form is the identifier itself.
fn own(text: &str) -> Decided {
    (Target::Resolved(InstrumentId::of_symbol(text)), Reason::NumberForm, None)
}
