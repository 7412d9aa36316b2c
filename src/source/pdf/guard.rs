//! Bounds on what a PDF may ask of its reader, checked before pdf-extract follows it: it trusts what
//! it is given, down to the last level of nesting.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;

use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream};

use super::PdfError;

/// Most bytes that the streams of a file may unpack to, images left out.
const MOST_UNPACKED: u64 = 256 << 20;
/// Most bytes that one stream of drawing commands may unpack to.
const MOST_DRAWN: u64 = 24 << 20;
/// What deflate can make of one byte at most (zlib's technical notes).
const DEFLATE: u64 = 1032;
/// What LZW with codes of 12 bits can make of one byte at most: strings of up to 4,096 bytes.
const LZW: u64 = 2731;
/// How deep drawings may lie in drawings, and pages in the tree of pages.
const DEEPEST: usize = 64;
/// Drawings that one drawing may come to.
const MOST_DRAWINGS: u64 = 10_000;
/// Codes that one range of a character map may span.
const WIDEST: u64 = 0xffff;

/// Checks what the streams of a file unpack to, before any is unpacked for use. O(length), and
/// nothing for files so small that they cannot unpack to much.
pub fn check_streams(bytes: &[u8]) -> Result<(), PdfError> {
    let packed_twice = |dictionary: &[u8]| {
        let words = String::from_utf8_lossy(dictionary);
        words.matches("/FlateDecode").count() + words.matches("/LZWDecode").count() > 1
    };
    let mut unpacked = 0;
    let small = bytes.len() as u64 * DEFLATE < MOST_UNPACKED;
    for at in memchr::memmem::find_iter(bytes, b"stream") {
        let before = &bytes[at.saturating_sub(400)..at];
        let dictionary = &before[memchr::memmem::rfind(before, b"obj").unwrap_or(0)..];
        if before.ends_with(b"end") || memchr::memmem::find(dictionary, b"/Image").is_some() {
            continue;
        }
        if packed_twice(dictionary) {
            return Err(PdfError::Endless("it packs a stream twice"));
        }
        if small {
            continue;
        }
        let content = &bytes[at + b"stream".len()..];
        let content = content.strip_prefix(b"\r\n").or_else(|| content.strip_prefix(b"\n")).unwrap_or(content);
        unpacked += if memchr::memmem::find(dictionary, b"/LZW").is_some() {
            memchr::memmem::find(content, b"endstream").unwrap_or(content.len()) as u64 * LZW
        } else {
            inflated(content, MOST_UNPACKED)
        };
        if unpacked > MOST_UNPACKED {
            return Err(PdfError::Endless("it unpacks to more than 256 MiB"));
        }
    }
    Ok(())
}

/// How many bytes a packed stream gives, counted up to a limit.
fn inflated(content: &[u8], limit: u64) -> u64 {
    let mut decoder = flate2::read::ZlibDecoder::new(content).take(limit + 1);
    std::io::copy(&mut decoder, &mut std::io::sink()).unwrap_or_else(|_| limit + 1 - decoder.limit())
}

/// Checks the objects, and takes out what only pictures and colours need: pdf-extract reads pictures
/// as if they were text, and gives up at colours that it does not know.
pub fn check_objects(document: &mut Document) -> Result<(), PdfError> {
    check_tree(document)?;
    check_maps(document)?;
    for object in document.objects.values_mut() {
        tame(object, DEEPEST);
    }
    check_drawings(document)
}

/// The tree of pages: no page may hang below itself, and each must tell its size.
fn check_tree(document: &mut Document) -> Result<(), PdfError> {
    let pages: Vec<ObjectId> = document.page_iter().collect();
    for page in pages {
        let (mut at, mut sized) = (page, false);
        for depth in 0.. {
            let Ok(dictionary) = document.get_dictionary(at) else { break };
            sized |= dictionary.get(b"MediaBox").is_ok();
            let Ok(parent) = dictionary.get(b"Parent").and_then(Object::as_reference) else { break };
            if depth > DEEPEST {
                return Err(PdfError::Endless("its tree of pages has no end"));
            }
            at = parent;
        }
        if let (false, Ok(dictionary)) = (sized, document.get_dictionary_mut(page)) {
            dictionary.set("MediaBox", vec![0.into(), 0.into(), 612.into(), Object::from(792)]);
        }
    }
    Ok(())
}

/// Character maps whose ranges span more codes than there are.
fn check_maps(document: &Document) -> Result<(), PdfError> {
    let named = |dictionary: &Dictionary| {
        [&b"ToUnicode"[..], b"Encoding"]
            .iter()
            .filter_map(|key| dictionary.get(key).and_then(Object::as_reference).ok())
            .collect::<Vec<_>>()
    };
    let maps: BTreeSet<ObjectId> = document.objects.values().filter_map(|object| object.as_dict().ok()).flat_map(named).collect();
    for map in maps {
        let Ok(stream) = document.get_object(map).and_then(Object::as_stream) else { continue };
        let text = content(stream)?;
        let widest = [(&b"bfrange"[..], 3), (b"cidrange", 2)].iter().flat_map(|(name, each)| ranges(&text, name, *each)).max();
        if widest.is_some_and(|width| width > WIDEST) {
            return Err(PdfError::Endless("a font maps more characters than there are"));
        }
    }
    Ok(())
}

/// How many codes each range of a character map spans, in the sections of a name; `each` is how many
/// codes stand for a range: its ends, and what they are mapped to, which may be a list.
fn ranges(map: &[u8], name: &[u8], each: usize) -> Vec<u64> {
    let begin = [b"begin", name].concat();
    let end = [b"end", name].concat();
    let mut out = Vec::new();
    for at in memchr::memmem::find_iter(map, &begin) {
        let section = &map[at + begin.len()..];
        let section = &section[..memchr::memmem::find(section, &end).unwrap_or(section.len())];
        let mut codes: Vec<Option<u64>> = Vec::new();
        let mut rest = section;
        while let Some(open) = rest.iter().position(|b| matches!(b, b'<' | b'[')) {
            let (close, is_list) = if rest[open] == b'[' { (b']', true) } else { (b'>', false) };
            let Some(length) = rest[open..].iter().position(|b| *b == close) else { break };
            let code = std::str::from_utf8(&rest[open + 1..open + length]).ok();
            codes.push(code.filter(|_| !is_list).and_then(|code| u64::from_str_radix(code.trim(), 16).ok()));
            rest = &rest[open + length..];
        }
        out.extend(codes.chunks(each).filter_map(|range| match range {
            [Some(from), Some(to), ..] => Some(to.saturating_sub(*from)),
            _ => None,
        }));
    }
    out
}

/// Empties pictures, colour spaces and graphics states.
fn tame(object: &mut Object, depth: usize) {
    match object {
        Object::Stream(stream) => {
            if stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image") {
                stream.dict.remove(b"Filter");
                stream.content.clear();
            }
            tame_dictionary(&mut stream.dict, depth);
        }
        Object::Dictionary(dictionary) => tame_dictionary(dictionary, depth),
        _ => {}
    }
}

fn tame_dictionary(dictionary: &mut Dictionary, depth: usize) {
    for (key, value) in dictionary.iter_mut() {
        match (key.as_slice(), &mut *value) {
            (b"ColorSpace", Object::Dictionary(spaces)) => {
                spaces.iter_mut().for_each(|(_, space)| *space = Object::Name(b"DeviceGray".to_vec()));
            }
            (b"ExtGState", Object::Dictionary(states)) => states.iter_mut().for_each(|(_, state)| *state = Dictionary::new().into()),
            (_, Object::Dictionary(_)) if depth > 0 => tame(value, depth - 1),
            _ => {}
        }
    }
}

/// Drawings that draw themselves, which are emptied where they do, and drawing commands without end.
fn check_drawings(document: &mut Document) -> Result<(), PdfError> {
    for page in document.page_iter() {
        for id in document.get_page_contents(page) {
            if let Ok(stream) = document.get_object(id).and_then(Object::as_stream) {
                size(stream)?;
            }
        }
    }
    let is_drawing = |object: &Object| {
        object.as_stream().is_ok_and(|stream| stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Form"))
    };
    let mut drawings = Drawings { document, known: BTreeMap::new(), open: Vec::new(), loops: BTreeSet::new() };
    for (id, _) in document.objects.iter().filter(|(_, object)| is_drawing(object)) {
        drawings.measure(*id)?;
    }
    for id in drawings.loops {
        if let Ok(stream) = document.get_object_mut(id).and_then(Object::as_stream_mut) {
            stream.dict.remove(b"Filter");
            stream.content.clear();
        }
    }
    Ok(())
}

/// What is known of the drawings of a document.
struct Drawings<'d> {
    document: &'d Document,
    /// How often anything is drawn where one is.
    known: BTreeMap<ObjectId, u64>,
    /// Those that are being measured, each drawn by the one before.
    open: Vec<ObjectId>,
    /// Those that draw themselves, directly or by others.
    loops: BTreeSet<ObjectId>,
}

impl Drawings<'_> {
    /// How often anything is drawn where this is. A drawing without names of its own uses those of
    /// whatever draws it: any drawing of that name in the document counts.
    fn measure(&mut self, id: ObjectId) -> Result<u64, PdfError> {
        if let Some(known) = self.known.get(&id) {
            return Ok(*known);
        }
        if self.open.contains(&id) {
            self.loops.insert(id);
            return Ok(0);
        }
        if self.open.len() > DEEPEST {
            return Err(PdfError::Endless("its drawings lie too deep in one another"));
        }
        let Ok(stream) = self.document.get_object(id).and_then(Object::as_stream) else { return Ok(0) };
        let text = content(stream)?;
        let words: Vec<&[u8]> = text.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).collect();
        self.open.push(id);
        let mut count: u64 = 1;
        for pair in words.windows(2).filter(|pair| pair[1] == b"Do") {
            let Some(name) = pair[0].strip_prefix(b"/") else { continue };
            for drawn in drawings_named(self.document, stream, name) {
                count = count.saturating_add(self.measure(drawn)?);
            }
        }
        self.open.pop();
        if count > MOST_DRAWINGS {
            return Err(PdfError::Endless("its drawings draw one another without end"));
        }
        self.known.insert(id, count);
        Ok(count)
    }
}

fn drawings_named(document: &Document, stream: &Stream, name: &[u8]) -> Vec<ObjectId> {
    let of = |resources: &Dictionary| -> Option<ObjectId> {
        let drawings = resources.get_deref(b"XObject", document).and_then(Object::as_dict).ok()?;
        drawings.get(name).and_then(Object::as_reference).ok()
    };
    match stream.dict.get_deref(b"Resources", document).and_then(Object::as_dict) {
        Ok(resources) => of(resources).into_iter().collect(),
        Err(_) => document
            .objects
            .values()
            .filter_map(|object| object.as_dict().ok().or_else(|| object.as_stream().ok().map(|stream| &stream.dict)))
            .filter_map(|dictionary| of(dictionary.get_deref(b"Resources", document).and_then(Object::as_dict).ok()?))
            .collect(),
    }
}

/// How many bytes drawing commands take.
fn size(stream: &Stream) -> Result<u64, PdfError> {
    let packed = stream.content.len() as u64;
    let is_deflated = stream.filters().is_ok_and(|filters| filters.contains(&b"FlateDecode".as_slice()));
    let most = packed
        * if stream.filters().is_err() {
            1
        } else if is_deflated {
            DEFLATE
        } else {
            LZW
        };
    let size = if most <= MOST_DRAWN || !is_deflated { most } else { inflated(&stream.content, MOST_DRAWN) };
    if size > MOST_DRAWN { Err(PdfError::Endless("a page holds more than 24 MiB of drawing commands")) } else { Ok(size) }
}

fn content(stream: &Stream) -> Result<Vec<u8>, PdfError> {
    size(stream)?;
    Ok(stream.decompressed_content().unwrap_or_default())
}
