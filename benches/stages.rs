//! Throughput of each stage in bytes a second, over the model documents of `examples/`.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};

use citegraph::instrument::Catalogue;
use citegraph::lang::{Language, Languages, Lexicons, Token};
use citegraph::pipeline::{Clauses, Engine};
use citegraph::source::{Inputs, Options, Source, inputs};
use citegraph::{document, mention, pipeline};

/// The model documents, repeated until there is enough to measure.
fn sources() -> Vec<Source> {
    let Inputs { found: inputs, errors } = inputs(&[concat!(env!("CARGO_MANIFEST_DIR"), "/examples").into()]);
    assert!(errors.is_empty());
    let read: Vec<Source> = inputs.iter().map(|input| pipeline::open(input, Options::default()).expect("a model document")).collect();
    read.iter().cycle().take(read.len() * 20).cloned().collect()
}

fn stages(criterion: &mut Criterion) {
    let sources = sources();
    let bytes: usize = sources.iter().map(|source| source.text.len()).sum();
    let catalogue = Catalogue::embedded();
    let lexicons = Lexicons::default();
    let languages = Languages::new(&lexicons, &catalogue);
    let lexicon = languages.get(Language::English);
    let engine = Engine::new(Catalogue::embedded());

    let mut group = criterion.benchmark_group("stages");
    group.throughput(Throughput::Bytes(bytes as u64)).sample_size(20);
    group.bench_function("lex", |bencher| {
        let mut tokens: Vec<Token> = Vec::new();
        bencher.iter(|| {
            for source in &sources {
                tokens.clear();
                lexicon.lex(&source.text, 0..source.text.len(), &mut tokens);
            }
        });
    });
    group.bench_function("document", |bencher| {
        bencher.iter(|| sources.iter().map(|source| document::read(source, languages, Vec::new()).paragraphs.len()).sum::<usize>());
    });
    let documents: Vec<_> = sources.iter().map(|source| document::read(source, languages, Vec::new())).collect();
    group.bench_function("mention", |bencher| {
        bencher.iter(|| documents.iter().map(|document| mention::find(document, languages).mentions.len()).sum::<usize>());
    });
    group.bench_function("whole", |bencher| {
        bencher.iter(|| sources.iter().map(|source| engine.read(source, Clauses::Leave).references.len()).sum::<usize>());
    });
    group.finish();

    criterion.bench_function("start", |bencher| bencher.iter(|| Engine::new(Catalogue::embedded())));
}

criterion_group!(benches, stages);
criterion_main!(benches);
