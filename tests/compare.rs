//! Language versions of one text held against one another.

use citegraph::audit::versions::{Difference, Scope, Sort, Version, differences};
use citegraph::instrument::Catalogue;
use citegraph::pipeline::{Clauses, Engine};
use citegraph::source::Source;

fn compared(texts: &[&str], scope: Scope) -> Vec<(Sort, Vec<String>, Vec<String>)> {
    let engine = Engine::new(Catalogue::embedded());
    let name = |n: usize| format!("{n}.txt");
    let sources: Vec<Source> =
        texts.iter().enumerate().map(|(n, text)| Source::of_bytes(name(n), text.as_bytes().to_vec()).unwrap()).collect();
    let read: Vec<_> = sources.iter().map(|source| engine.read(source, Clauses::Leave)).collect();
    let versions: Vec<Version> =
        read.iter().map(|read| Version { file: &read.source, language: read.language, references: &read.references }).collect();
    let words = |difference: Difference| {
        let found = difference.readings.iter().map(|reading| format!("{} {}", reading.language, reading.target)).collect();
        (difference.sort, found, difference.without)
    };
    differences(&versions, scope).into_iter().map(words).collect()
}

const ENGLISH: &str = "The General Assembly,\n\nRecalling its resolutions 70/225 of 22 December 2015 and 71/12 of 3 November 2016,\n";

#[test]
fn versions_that_say_the_same_differ_in_nothing() {
    let french = "L’Assemblée générale,\n\nRappelant ses résolutions 70/225 du 22 décembre 2015 et 71/12 du 3 novembre 2016,\n";
    let chinese = "大会，\n\n回顾其2015年12月22日第70/225号和2016年11月3日第71/12号决议，\n";
    let arabic =
        "إن الجمعية العامة،\n\nإذ تشير إلى قراريها 70/225 المؤرخ 22 كانون الأول/ديسمبر 2015 و 71/12 المؤرخ 3 تشرين الثاني/نوفمبر 2016،\n";
    let russian = "Генеральная Ассамблея,\n\nссылаясь на свои резолюции 70/225 от 22 декабря 2015 года и 71/12 от 3 ноября 2016 года,\n";
    let spanish =
        "La Asamblea General,\n\nRecordando sus resoluciones 70/225, de 22 de diciembre de 2015, y 71/12, de 3 de noviembre de 2016,\n";
    assert_eq!(compared(&[ENGLISH, french, chinese, arabic, russian, spanish], Scope::Named), []);
}

#[test]
fn another_number_another_date_and_what_is_left_out() {
    let french = "L’Assemblée générale,\n\nRappelant ses résolutions 70/255 du 22 décembre 2015 et 71/12 du 4 novembre 2016,\n";
    let spanish = "La Asamblea General,\n\nRecordando su resolución 70/225, de 22 de diciembre de 2015,\n";
    let found = compared(&[ENGLISH, french], Scope::Numbered);
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[0], (Sort::Otherwise, vec!["en A/RES/70/225".into(), "fr A/RES/70/255".into()], vec![]));
    assert_eq!(found[1].0, Sort::Dated);
    let left_out = compared(&[ENGLISH, spanish], Scope::Numbered);
    assert_eq!(left_out, [(Sort::Missing, vec!["en A/RES/71/12".into()], vec!["es".into()])]);
}

/// A text with each line broken behind so many characters at most, between words, or between ideographs.
fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let mut length = 0;
        let is_joint = |c: char| c == ' ' || ('\u{4e00}'..='\u{9fff}').contains(&c);
        let mut rest = line;
        while !rest.is_empty() {
            let next = rest.char_indices().zip(rest.chars().skip(1)).find(|(_, c)| is_joint(*c));
            let end = next.map_or(rest.len(), |((at, before), _)| at + before.len_utf8());
            let (piece, behind) = rest.split_at(end);
            let count = piece.chars().count();
            if length > 0 && length + count > width {
                out.truncate(out.trim_end_matches(' ').len());
                out.push('\n');
                length = 0;
            }
            out.push_str(if length == 0 { piece.trim_start() } else { piece });
            length += count;
            rest = behind;
        }
        out.push('\n');
    }
    out
}

#[test]
fn lines_that_end_with_the_page_are_read_as_paragraphs_in_every_language() {
    let engine = Engine::new(Catalogue::embedded());
    let targets = |text: String| {
        let source = Source::of_bytes("A_RES_90_41.txt".to_owned(), text.into_bytes()).unwrap();
        let reading = engine.read(&source, Clauses::Leave);
        reading.references.into_iter().map(|reference| (reference.target, reference.paragraph)).collect::<Vec<_>>()
    };
    for language in ["ar", "en", "es", "fr", "ru", "zh"] {
        // Enough lines to tell that they are wrapped, without the notes, whose numbers may stand once.
        let text = std::fs::read_to_string(format!("tests/versions/A_RES_90_41_{language}.txt")).unwrap();
        let text = text.split("\n\n").take_while(|block| !block.starts_with('¹')).collect::<Vec<_>>().join("\n\n");
        let (head, body) = text.split_at(text.match_indices("\n\n").nth(2).unwrap().0);
        let text = format!("{head}{}\n", body.repeat(4));
        let whole = targets(text.clone());
        assert!(whole.len() > 5, "{language}: {whole:?}");
        for width in if language == "zh" { [14, 18, 22] } else { [40, 48, 60] } {
            let narrow = wrapped(&text, width);
            assert!(narrow.lines().count() > text.lines().count() + 2, "{narrow}");
            assert_eq!(targets(narrow.clone()), whole, "{language}, {width}: {narrow}");
        }
    }
}
