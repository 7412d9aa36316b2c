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
