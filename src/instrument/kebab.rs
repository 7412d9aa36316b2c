//! Titles in kebab case and with their white space folded; `build.rs` uses this file too.

/// A title in kebab case: small letters and digits, everything else one hyphen, apostrophes and a
/// leading article left out.
#[must_use]
pub fn kebab(title: &str) -> String {
    let mut out = String::with_capacity(title.len());
    for c in title.chars() {
        match c {
            '’' | '\'' | '‘' | '`' | '´' => {}
            c if c.is_ascii_alphanumeric() => out.push(c.to_ascii_lowercase()),
            c if fold(c).is_some() => out.extend(fold(c)),
            _ if out.ends_with('-') || out.is_empty() => {}
            _ => out.push('-'),
        }
    }
    let out = out.trim_end_matches('-');
    let bare = ["the-", "an-", "a-"].iter().find_map(|article| out.strip_prefix(article)).unwrap_or(out);
    bare.to_owned()
}

/// A text with its white space folded: each run one blank, none at the ends. O(length).
#[must_use]
pub fn folded(text: &str) -> String {
    // Most lines are so already.
    if text.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()) && text.as_bytes().windows(2).all(|pair| pair != b"  ") {
        return text.trim_ascii().to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The plain letter of the accented ones that titles have.
pub const fn fold(c: char) -> Option<char> {
    Some(match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'À' | 'Á' | 'Â' | 'Ã' | 'Ä' | 'Å' => 'a',
        'ç' | 'Ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' | 'È' | 'É' | 'Ê' | 'Ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' | 'Í' | 'Î' => 'i',
        'ñ' | 'Ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'Ó' | 'Ô' | 'Ö' | 'Ø' => 'o',
        'ù' | 'ú' | 'û' | 'ü' | 'Ú' | 'Ü' => 'u',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kebab_leaves_articles_and_apostrophes_out() {
        assert_eq!(kebab("The Charter of the United Nations"), "charter-of-the-united-nations");
        assert_eq!(kebab("Children’s Charter (1990)"), "childrens-charter-1990");
    }
}
