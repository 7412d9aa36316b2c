//! Which language a text is in, told from the text: its script, then its function words.

use super::Language;

/// Function words of the languages in Latin letters, nearly all of which the others have not: the commonest of
/// texts of the United Nations.
const FUNCTION_WORDS: [(Language, &[&str]); 4] = [
    (Language::English, &["the", "of", "and", "its", "with", "which", "by", "for", "that", "is", "on", "to", "all", "as"]),
    (
        Language::French,
        &["le", "les", "des", "du", "et", "dans", "sur", "pour", "aux", "au", "qui", "sa", "par", "une", "est", "ses", "ainsi"],
    ),
    (Language::Spanish, &["el", "los", "las", "y", "del", "por", "con", "su", "para", "sus", "una", "al", "como", "lo", "así"]),
    (
        Language::German,
        &["der", "die", "und", "den", "dem", "des", "von", "zu", "mit", "auf", "für", "ist", "sowie", "über", "im", "nicht"],
    ),
];

/// Bytes of a function word, at most.
const LONGEST: usize = 5;

/// A word of at most eight bytes as one number; the bit that parts capitals from small letters is set.
const fn key(word: &[u8]) -> u64 {
    let (mut key, mut at) = (0, 0);
    while at < word.len() {
        key |= ((word[at] | 0x20) as u64) << (8 * at);
        at += 1;
    }
    key
}

/// How many languages have function words here.
const LANGUAGES: usize = FUNCTION_WORDS.len();

/// A table without collisions: the place of a word is the top of its key times a factor that was found by trial;
/// the compiler counts that every word has a place of its own.
const KEYS: [(u64, [u8; LANGUAGES]); 1 << PLACE_BITS] = {
    let mut keys = [(0, [0; LANGUAGES]); 1 << PLACE_BITS];
    let mut language = 0;
    while language < LANGUAGES {
        let (mut at, words) = (0, FUNCTION_WORDS[language].1);
        while at < words.len() {
            assert!(words[at].len() <= LONGEST);
            let key = key(words[at].as_bytes());
            let place = &mut keys[place(key)];
            assert!(place.0 == 0 || place.0 == key, "two words share a place: take another factor");
            place.0 = key;
            place.1[language] = 1;
            at += 1;
        }
        language += 1;
    }
    keys
};

const PLACE_BITS: u32 = 9;

const fn place(key: u64) -> usize {
    const FACTOR: u64 = 0xb9d1_79e0_6c0f_d4f5;
    (key.wrapping_mul(FACTOR) >> (u64::BITS - PLACE_BITS)) as usize
}

/// Words that are looked at, at most.
const ENOUGH: usize = 400;

/// Words of one language, nearly all of those that tell, after which no more are looked at.
const CERTAIN: usize = 8;

/// Words that tell the language at least; fewer tell nothing.
const LEAST: usize = 3;

/// The language of a text; `None` where too little of it tells. Looks at the first letters of each stretch:
/// O(the shorter of the text and some thousand bytes).
#[must_use]
pub fn language_of(text: &str) -> Option<Language> {
    by_script(text).or_else(|| by_words(text))
}

/// By the script in which a quarter of the letters are written.
fn by_script(text: &str) -> Option<Language> {
    const LETTERS: usize = 600;
    // Nearly all bytes of texts in Latin letters are ASCII.
    let head = &text.as_bytes()[..text.len().min(2 * LETTERS)];
    if count_bytes(head, |byte| !byte.is_ascii()) * 6 < head.len() {
        return None;
    }
    let (mut letters, mut arabic, mut cyrillic, mut han) = (0, 0, 0, 0);
    for c in text.chars() {
        match c {
            '\u{600}'..='\u{6ff}' | '\u{fb50}'..='\u{fefc}' => arabic += 1,
            '\u{400}'..='\u{4ff}' => cyrillic += 1,
            '\u{4e00}'..='\u{9fff}' => han += 3,
            c if !c.is_alphabetic() => continue,
            _ => {}
        }
        letters += 1;
        if letters == LETTERS {
            break;
        }
    }
    let (count, language) = [(arabic, Language::Arabic), (cyrillic, Language::Russian), (han, Language::Chinese)].into_iter().max()?;
    (count > 3 && count * 4 > letters).then_some(language)
}

/// How many bytes are such, added up in single bytes, sixteen at a time.
pub fn count_bytes(bytes: &[u8], is_such: impl Fn(u8) -> bool) -> usize {
    const MOST: usize = u8::MAX as usize;
    bytes.chunks(MOST).map(|some| usize::from(some.iter().map(|byte| u8::from(is_such(*byte))).sum::<u8>())).sum()
}

fn by_words(text: &str) -> Option<Language> {
    let mut counts = [0usize; LANGUAGES];
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(ENOUGH);
    for word in words.filter(|word| word.len() <= LONGEST) {
        let key = key(word.as_bytes());
        let (known, languages) = KEYS[place(key)];
        if known != key {
            continue;
        }
        for (count, has) in counts.iter_mut().zip(languages) {
            *count += usize::from(has);
        }
        let all: usize = counts.iter().sum();
        if counts.iter().any(|count| *count >= CERTAIN && count * 4 >= all * 3) {
            break;
        }
    }
    let (best, count) = counts.iter().copied().enumerate().max_by_key(|(_, count)| *count)?;
    let second = counts.iter().enumerate().filter(|(at, _)| *at != best).map(|(_, count)| *count).max().unwrap_or(0);
    if count >= LEAST && count >= second * 2 {
        return Some(FUNCTION_WORDS[best].0);
    }
    let guessed = whatlang::detect(text).filter(whatlang::Info::is_reliable)?;
    Language::of_code(guessed.lang().code())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn script_and_function_words_tell_the_language() {
        for (text, language) in [
            ("Recalling also all its resolutions on the question of the islands", Language::English),
            ("Rappelant les résolutions des organes sur la question des îles et du climat", Language::French),
            ("Recordando las resoluciones del Consejo y los informes por los que se rige", Language::Spanish),
            ("unter Hinweis auf die Resolutionen der Generalversammlung und den Bericht", Language::German),
            ("ссылаясь на свою резолюцию A/RES/63/180", Language::Russian),
            ("回顾大会第63/180号决议", Language::Chinese),
            ("إذ تشير إلى قرار الجمعية العامة 63/180", Language::Arabic),
        ] {
            assert_eq!(language_of(text), Some(language), "{text}");
        }
        assert_eq!(language_of("A/RES/63/180 (2008)"), None);
        assert_eq!(language_of(""), None);
    }
}
