//! The rows that `build.rs` makes of the tables: fields parted by U+001F, members by U+001E.

/// The lines of a table.
pub fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    parted(table, b'\n').filter(|line| !line.is_empty())
}

/// The fields of a line.
pub fn cells(line: &'static str) -> impl Iterator<Item = &'static str> {
    parted(line, b'\x1f')
}

/// The members of a field that holds several.
pub fn members(cell: &'static str) -> impl Iterator<Item = &'static str> {
    parted(cell, b'\x1e').filter(|member| !member.is_empty())
}

/// `str::split` on one ASCII byte, with memchr: start-up reads a megabyte this way.
pub fn parted(text: &'static str, by: u8) -> impl Iterator<Item = &'static str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        match memchr::memchr(by, text.as_bytes()) {
            Some(at) => {
                rest = Some(&text[at + 1..]);
                Some(&text[..at])
            }
            None => rest.take(),
        }
    })
}
