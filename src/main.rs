//! The command line of citegraph.

fn main() -> std::process::ExitCode {
    let paths: Vec<std::path::PathBuf> = std::env::args_os().skip(1).map(Into::into).collect();
    let (inputs, _) = citegraph::source::inputs(&paths);
    let engine = citegraph::pipeline::Engine::new(citegraph::instrument::Catalogue::embedded());
    let out = std::io::stdout().lock();
    let mut out = std::io::BufWriter::with_capacity(1<<16, out);
    use std::io::Write;
    engine.read_all(&inputs, std::num::NonZeroUsize::new(1), |r| {
        match r { Ok(r) => for x in &r.references { serde_json::to_writer(&mut out, x).unwrap(); out.write_all(b"\n").unwrap(); }, Err(e) => eprintln!("{e}") }
    });
    std::process::ExitCode::SUCCESS
}
