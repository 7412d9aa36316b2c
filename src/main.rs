//! The command line of citegraph.

fn main() -> std::process::ExitCode {
    citegraph::cli::run()
}
