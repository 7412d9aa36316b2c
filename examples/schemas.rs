//! Writes the JSON Schemas of what is written, from the types that write it.
//!
//!     cargo run --example schemas

use citegraph::export::json;

fn main() -> std::io::Result<()> {
    std::fs::create_dir_all("src/data/schemas")?;
    std::fs::write("src/data/schemas/graph.schema.json", json::schema())?;
    std::fs::write("src/data/schemas/audit.schema.json", citegraph::report::json_schema())?;
    std::fs::write("src/data/schemas/reference.schema.json", json::reference_schema())
}
