//! Files whose table of objects is broken: the objects are looked for one by one, and a new table is
//! put behind them.

use std::collections::BTreeMap;
use std::io::Write as _;

use memchr::memmem;

/// The file with a table of the objects that stand in it, the last of each number; `None` where no
/// catalogue is among them. Objects packed in streams are not found. O(length).
pub fn with_new_table(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut objects: BTreeMap<u32, usize> = BTreeMap::new();
    let mut root = None;
    for at in memmem::find_iter(bytes, b" obj") {
        let Some((number, start)) = number_before(bytes, at) else { continue };
        objects.insert(number, start);
        let body = &bytes[at..bytes.len().min(at + 300)];
        let body = &body[..memmem::find(body, b"endobj").unwrap_or(body.len())];
        if memmem::find(body, b"/Catalog").is_some() {
            root = Some(number);
        }
    }
    let root = root?;
    let mut out = bytes.to_vec();
    out.extend_from_slice(b"\n");
    let table = out.len();
    out.extend_from_slice(b"xref\n0 1\n0000000000 65535 f \n");
    for (number, start) in &objects {
        write!(out, "{number} 1\n{start:010} 00000 n \n").expect("a vector takes all");
    }
    let size = objects.keys().next_back()? + 1;
    write!(out, "trailer\n<< /Size {size} /Root {root} 0 R >>\nstartxref\n{table}\n%%EOF\n").expect("a vector takes all");
    Some(out)
}

/// The number of an object whose " obj" stands at a place, and where it begins.
fn number_before(bytes: &[u8], at: usize) -> Option<(u32, usize)> {
    let line = &bytes[at.saturating_sub(24)..at];
    let digits = |from: &[u8]| from.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let generation = digits(line);
    let rest = line[..line.len() - generation].strip_suffix(b" ").filter(|_| generation > 0)?;
    let length = digits(rest);
    let number = std::str::from_utf8(&rest[rest.len() - length..]).ok()?.parse().ok().filter(|number| *number < 10_000_000)?;
    Some((number, at - generation - 1 - length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_of_each_object_is_listed() {
        let file = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n2 0 obj\n3\nendobj\n2 0 obj\n4\nendobj\nxref\nrubbish";
        let mended = String::from_utf8(with_new_table(file).unwrap()).unwrap();
        let last = file.windows(7).rposition(|window| window == b"2 0 obj").unwrap();
        assert!(mended.contains(&format!("2 1\n{last:010} 00000 n ")), "{mended}");
        assert!(mended.contains("/Size 3 /Root 1 0 R"), "{mended}");
        assert_eq!(with_new_table(b"%PDF-1.4\n2 0 obj\n3\nendobj"), None);
    }
}
