//! The tables of the dataset: these words make the tables themselves, their descriptions for programs
//! and the codebook.

use super::table::Type::{Boolean, Integer, Number, Text};
use super::table::{Column, Foreign, Table};

/// What was read.
pub const DOCUMENTS: Table = Table {
    name: "documents",
    what: "A file that was read.",
    columns: &[
        Column::always(
            "file",
            Text,
            "Path of the file as it was given; for a member of an archive its path inside behind that of the archive.",
        ),
        Column::always(
            "document",
            Text,
            "Identifier of the instrument that the file holds; its name in kebab case where the text gives no symbol.",
        ),
        Column::maybe("title", Text, "Title in the head of the text, white space folded."),
        Column::maybe("body", Text, "Name of the body that adopted or issued it."),
        Column::maybe("date", Text, "Date of adoption or issue: YYYY-MM-DD, YYYY-MM or YYYY, as far as it is known."),
        Column::maybe("session", Text, "Session of the body."),
        Column::always("language", Text, "Language, ISO 639-1."),
        Column::always("form", Text, "Form of the file: text, markdown, html, docx, pdf, akn."),
        Column::always("bytes", Integer, "Length in bytes of the text that offsets count in."),
        Column::always("sha256", Text, "SHA-256 of the file, in hexadecimal."),
        Column::always("resolved", Integer, "Number of mentions that were resolved to one instrument."),
        Column::always("ambiguous", Integer, "Number of mentions that fit several instruments."),
        Column::always("unresolved", Integer, "Number of mentions that no instrument could be told for."),
    ],
    key: &["file"],
    foreign: &[
        Foreign { columns: &["document"], table: "instruments", key: &["id"] },
        Foreign { columns: &["body"], table: "bodies", key: &["name"] },
    ],
};

/// What is cited, and what cites.
pub const INSTRUMENTS: Table = Table {
    name: "instruments",
    what: "An instrument that was read or is cited.",
    columns: &[
        Column::always(
            "id",
            Text,
            "Identifier: the symbol as the UN Digital Library writes it, a registration in the Treaty Series, or the title in kebab case.",
        ),
        Column::always("kind", Text, "resolution, decision, statement, document, treaty, named or conference."),
        Column::maybe("body", Text, "Name of the body that adopted or issued it."),
        Column::maybe("title", Text, "Title, as far as the text, the registry or the catalogue tells it."),
        Column::maybe("date", Text, "Date of adoption: YYYY-MM-DD, YYYY-MM or YYYY, as far as it is known."),
        Column::maybe("year", Integer, "Year of that date."),
        Column::always("read", Boolean, "Whether its own text was read; otherwise it is only cited."),
        Column::maybe("link", Text, "Address of the document at the United Nations."),
        Column::maybe("adopted_by", Text, "Identifier of the resolution that adopted it, where it is another instrument."),
        Column::maybe("registered_as", Text, "Its registration in the Treaty Series: UNTS/volume/number."),
        Column::maybe("issued_in", Text, "Symbol of the document that holds it."),
        Column::always("cites", Integer, "Number of different instruments that it cites."),
        Column::always("cited_by", Integer, "Number of different instruments that cite it."),
    ],
    key: &["id"],
    foreign: &[Foreign { columns: &["body"], table: "bodies", key: &["name"] }],
};

/// What stands in the texts.
pub const MENTIONS: Table = Table {
    name: "mentions",
    what: "A place in a text that refers to an instrument, resolved or not.",
    columns: &[
        Column::always("file", Text, "The file."),
        Column::always("number", Integer, "Number of the mention in the file, from 1, in the order of the text."),
        Column::always("start", Integer, "Byte offset of its first byte in the text that `citegraph text` prints."),
        Column::always("end", Integer, "Byte offset behind its last byte."),
        Column::always("line", Integer, "Line, from 1."),
        Column::always("column", Integer, "Column, from 1, in characters."),
        Column::maybe("page", Integer, "Page, from 1, where the form has pages."),
        Column::always("text", Text, "Its text, white space folded."),
        Column::always(
            "kind",
            Text,
            "resolution, decision, statement, document, treaty, named, conference, or vague for a set without numbers.",
        ),
        Column::always("status", Text, "resolved, ambiguous or unresolved."),
        Column::always("reason", Text, "What decided that."),
        Column::maybe("target", Text, "Identifier of the instrument, where it was resolved."),
        Column::maybe("candidates", Text, "Identifiers of the instruments that fit, separated by blanks, where it is ambiguous."),
        Column::always("short", Boolean, "Whether only earlier text tells what is meant: a short form, Ibid."),
        Column::always("region", Text, "Part of the document: header, preamble, operative, annex or footnote."),
        Column::maybe("paragraph", Text, "Paragraph: pp2 is the second of the preamble, then numbers as printed, `note 3` for footnotes."),
        Column::maybe("pinpoint", Text, "Place inside the instrument, as worded."),
        Column::maybe("date", Text, "Date that stands with it."),
        Column::maybe("note", Integer, "Number of the footnote that explains it."),
    ],
    key: &["file", "number"],
    foreign: &[
        Foreign { columns: &["file"], table: "documents", key: &["file"] },
        Foreign { columns: &["target"], table: "instruments", key: &["id"] },
    ],
};

/// What the mentions say.
pub const CITATIONS: Table = Table {
    name: "citations",
    what: "A mention that was resolved: one instrument cites another.",
    columns: &[
        Column::always("file", Text, "The file of the mention."),
        Column::always("number", Integer, "Number of the mention in the file."),
        Column::always("source", Text, "Identifier of the citing instrument."),
        Column::always("target", Text, "Identifier of the cited instrument."),
        Column::always(
            "relation",
            Text,
            "What the clause does with the instrument: recalls, reaffirms, welcomes, notes, implements, amends and others; cites where no verb of the table stands there.",
        ),
        Column::maybe("verb", Text, "Opening verb of the citing clause, as written."),
        Column::always("region", Text, "Part of the citing document: header, preamble, operative, annex or footnote."),
        Column::maybe("clause", Text, "The citing clause, white space folded, long ones shortened around the mention."),
    ],
    key: &["file", "number"],
    foreign: &[
        Foreign { columns: &["file", "number"], table: "mentions", key: &["file", "number"] },
        Foreign { columns: &["source"], table: "instruments", key: &["id"] },
        Foreign { columns: &["target"], table: "instruments", key: &["id"] },
    ],
};

/// What the citations add up to.
pub const EDGES: Table = Table {
    name: "edges",
    what: "Two instruments of which one cites the other or belongs to it.",
    columns: &[
        Column::always("source", Text, "Identifier of the citing instrument, or of the part."),
        Column::always("target", Text, "Identifier of the cited instrument, or of the whole."),
        Column::always("link", Text, "cites; or of structure: part_of, corrects, revises, adopted_by, registered_as, issued_as."),
        Column::always("weight", Integer, "Number of citations; 0 for structure."),
        Column::maybe("relations", Text, "Relations of the citations, each once, separated by semicolons."),
        Column::maybe("age", Number, "Years from the cited to the citing, where both have a date; negative where the cited is later."),
    ],
    key: &["source", "target", "link"],
    foreign: &[
        Foreign { columns: &["source"], table: "instruments", key: &["id"] },
        Foreign { columns: &["target"], table: "instruments", key: &["id"] },
    ],
};

/// When bodies met.
pub const SESSIONS: Table = Table {
    name: "sessions",
    what: "A session of a body.",
    columns: &[
        Column::always("body", Text, "Name of the body."),
        Column::always("session", Text, "The session: a number, or S-10 for special, ES-11 for emergency special sessions."),
        Column::maybe("opens", Text, "First day, as far as it is confirmed."),
        Column::maybe("closes", Text, "Last day, as far as it is confirmed."),
    ],
    key: &["body", "session"],
    foreign: &[Foreign { columns: &["body"], table: "bodies", key: &["name"] }],
};

/// Who acts.
pub const BODIES: Table = Table {
    name: "bodies",
    what: "A body whose acts are cited.",
    columns: &[
        Column::always("name", Text, "Its name."),
        Column::always("id", Text, "Its name in kebab case."),
        Column::always("kind", Text, "Sort of body: principal organ, subsidiary organ, functional commission and others."),
        Column::maybe("symbol", Text, "Root of the symbols of its documents."),
        Column::maybe("from", Text, "Date of its establishment."),
        Column::maybe("to", Text, "Date of its end."),
        Column::maybe("parent", Text, "The body that it reports to, in kebab case."),
    ],
    key: &["name"],
    foreign: &[],
};

/// Every table, those that others refer to first.
pub const TABLES: [&Table; 7] = [&BODIES, &SESSIONS, &INSTRUMENTS, &DOCUMENTS, &MENTIONS, &CITATIONS, &EDGES];
