//! References as JSON Lines: one object a line, the fields of [`Reference`].

use std::io::{self, Write};

use crate::resolve::Reference;

/// Writes references, one a line. O(their text).
pub fn write(references: &[Reference], mut out: impl Write) -> io::Result<()> {
    for reference in references {
        serde_json::to_writer(&mut out, reference)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
